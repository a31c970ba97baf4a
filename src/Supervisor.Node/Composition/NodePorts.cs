using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Composition;

/// <summary>The outside as a node sees it: everything that a simulation puts its own in the place of.</summary>
internal sealed record NodePorts(
    TimeProvider Clock,
    IChance Chance,
    IDispatcher Dispatcher,
    IJournalStore JournalStore,
    ILoggerFactory Logs
)
{
    /// <summary>The node has one, whoever reads it; the host gives its own, which the log has read since before the node.</summary>
    public HybridClock HybridClock { get; init; } = new(Clock);

    public IBootClock BootClock { get; init; } = new TimestampBootClock(Clock, "");
}
