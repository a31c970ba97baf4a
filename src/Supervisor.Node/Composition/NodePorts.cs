using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores;

namespace Supervisor.Node.Composition;

/// <summary>The outside as a node sees it: everything that a simulation puts its own in the place of.</summary>
/// <param name="Store">Where the journal's bytes are kept; the writer above it is the node's own.</param>
internal sealed record NodePorts(
    TimeProvider Clock,
    IChance Chance,
    IDispatcher Dispatcher,
    IJournalStore Store,
    ILoggerFactory Logs
);
