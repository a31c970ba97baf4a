using Supervisor.Supervision.Explaining.History;

namespace Supervisor.Node.History;

/// <param name="Wants">Which streams are asked for.</param>
/// <param name="Since">Null: from the beginning.</param>
/// <param name="Last">At most so many of what is past; null: all.</param>
/// <param name="Follow">Goes on with what happens from now on.</param>
/// <param name="WithRoutine">Also what is no news to anybody.</param>
internal sealed record EventQuery(
    Func<StreamName, bool> Wants,
    DateTimeOffset? Since,
    int? Last,
    bool Follow,
    bool WithRoutine = false
)
{
    public bool Shows(HistoryEntry entry) =>
        (WithRoutine || !entry.IsRoutine) && (Since is null || entry.Time.WallClock >= Since);
}
