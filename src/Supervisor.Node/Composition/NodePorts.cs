using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores;

namespace Supervisor.Node.Composition;

/// <summary>The outside as a node sees it: everything that a simulation puts its own in the place of.</summary>
internal sealed record NodePorts(
    TimeProvider Clock,
    IChance Chance,
    IDispatcher Dispatcher,
    IJournalStore JournalStore,
    ILoggerFactory Logs
);
