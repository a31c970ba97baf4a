using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>A dated copy of how something stands on another node.</summary>
/// <param name="Said">What its node said last; null: nothing yet.</param>
/// <param name="HeardAt">When that was heard here, on this node's clock.</param>
/// <param name="Doubt">
/// Why nobody here can say whether that still holds, as a sentence without its stop; empty while its node would say so if it did not.
/// </param>
public sealed record RemoteStanding(RosterWord? Said, DateTimeOffset HeardAt, string Doubt)
{
    /// <summary>This node owns it: its own roster says how it stands.</summary>
    public static RemoteStanding IsHere { get; } = new(null, default, "this node runs it");

    public bool IsCurrent => Doubt.Length == 0 && Said is not null;
}
