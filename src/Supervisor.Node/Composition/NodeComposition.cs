using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Composition;

/// <summary>
/// Builds a node on its ports: the one place where its parts are put together, for the daemon and for the simulation
/// alike. Files, sockets and signals belong to the host around it.
/// </summary>
internal sealed class NodeComposition
{
    private static readonly TimeSpan FarewellDeadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);

    private readonly ActorSystem _actors;
    private readonly ILogger _log;

    private NodeComposition(NodeStart start, NodePorts ports, ActorSystem actors)
    {
        _actors = actors;
        _log = ports.Logs.CreateLogger<NodeComposition>();
        Facts = FactsOf(start, ports.Clock);
        Journal = NodeJournal.Start(
            actors,
            ports.Store,
            new JournalSettings(start.Incarnation),
            new JournalLog(ports.Logs.CreateLogger<JournalLog>())
        );
        var services = new EventSourcingServices(Journal, new HybridClock(ports.Clock));
        Node = actors.Spawn(Props.Of(() => new NodeActor(start.Incarnation, start.Version, services)), "node");
        Palettes = NodePalettes.Create(new PaletteServices(Facts, ports.Clock, actors, Node));
    }

    public NodeFacts Facts { get; }

    public NodeJournal Journal { get; }

    public ActorRef<NodeMessage> Node { get; }

    public PaletteRegistry Palettes { get; }

    /// <summary>Completes when the actors have stopped: with the failure that none of them could handle, or null.</summary>
    public Task<Exception?> End => _actors.End;

    public static NodeComposition Start(NodeStart start, NodePorts ports)
    {
        var log = new ActorLog(ports.Logs.CreateLogger<ActorLog>());
        var actors = new ActorSystem(
            new ActorSystemSettings(start.Identity.Name, ports.Clock, ports.Chance, ports.Dispatcher, log)
        );
        actors.DeadLetters.Published += log.OnDeadLetter;
        return new NodeComposition(start, ports, actors);
    }

    /// <summary>
    /// Stops in order: the node notes that it goes down, the journal closes, and the actors stop, children before their
    /// parents.
    /// </summary>
    /// <returns>False when something of that failed; the log has it.</returns>
    public async Task<bool> StopAsync()
    {
        var isNoted = await SayFarewellAsync();
        var closed = await Journal.CloseAsync();
        if (!closed.Succeeded)
        {
            _log.JournalNotClosed(closed.Reason);
        }

        var areStopped = await StopActorsAsync();
        return isNoted && closed.Succeeded && areStopped;
    }

    private static NodeFacts FactsOf(NodeStart start, TimeProvider clock) =>
        new(
            start.Identity.Name,
            start.Identity.Node,
            start.Identity.Cluster,
            start.Version,
            start.ProcessId,
            clock.GetUtcNow(),
            clock.GetTimestamp()
        );

    private async Task<bool> SayFarewellAsync()
    {
        var farewell = await Node.Ask<NodeIsDown>(reply => new NodeGoesDown(reply), FarewellDeadline);
        if (!farewell.IsAnswered)
        {
            _log.StopNotNoted(farewell.Status);
        }

        return farewell.IsAnswered;
    }

    private async Task<bool> StopActorsAsync()
    {
        var outcome = await _actors.ShutdownAsync(StopDeadline);
        if (!outcome.IsComplete)
        {
            _log.ActorsLate(StopDeadline, string.Join(", ", outcome.StillRunning));
            return false;
        }

        if (await _actors.End is { } failure)
        {
            _log.ActorsFailed(failure);
            return false;
        }

        return true;
    }
}
