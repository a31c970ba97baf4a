using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>How an agent's process is started: all that the fleet file says of it, with the group's where it is silent.</summary>
public sealed record LaunchDefinition
{
    public required ValueList<string> Command { get; init; }

    /// <summary>Whole but for what each incarnation adds.</summary>
    public ValueMap<string> Environment { get; init; } = ValueMap<string>.Empty;

    /// <summary>Absolute.</summary>
    public required string Directory { get; init; }

    /// <summary><c>NAME[:GROUP]</c> or <c>UID[:GID]</c>; null: the daemon's own.</summary>
    public string? User { get; init; }

    public ResourceLimits Resources { get; init; } = new();

    /// <summary>When its log is cut, and how many parts are kept.</summary>
    public LogDefinition Log { get; init; } = LogDefinition.Usual;
}

/// <param name="Segments">The one that is written among them.</param>
public sealed record LogDefinition(long SegmentBytes, int Segments)
{
    public static readonly LogDefinition Usual = new(10 * 1024 * 1024, 3);
}
