using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Effects;
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

    private readonly ILogger _log;
    private readonly Task _fenced;

    private NodeComposition(NodeStart start, NodePorts ports, ActorSystem actors)
    {
        Actors = actors;
        _log = ports.Logs.CreateLogger<NodeComposition>();
        var journalLog = new JournalLog(ports.Logs.CreateLogger<JournalLog>(), ports.Dispatcher.Completion);
        _fenced = journalLog.Fenced;
        Facts = FactsOf(start, ports.Clock);
        Journal = NodeJournal.Start(actors, ports.Store, new JournalSettings(start.Incarnation), journalLog);
        EventSourcing = new EventSourcingServices(Journal, new HybridClock(ports.Clock));
        Lanes = new EffectLanes(
            actors,
            ports.Dispatcher.Completion,
            late => _log.EffectCameLate(late.Fault, late.Workload)
        );
        Node = actors.Spawn(Props.Of(() => new NodeActor(start.Incarnation, start.Version, EventSourcing)), "node");
        Palettes = NodePalettes.Create(new PaletteServices(Facts, ports.Clock, actors, Node));
    }

    public NodeFacts Facts { get; }

    public ActorSystem Actors { get; }

    public NodeJournal Journal { get; }

    public EventSourcingServices EventSourcing { get; }

    public EffectLanes Lanes { get; }

    public ActorRef<NodeMessage> Node { get; }

    public PaletteRegistry Palettes { get; }

    /// <summary>
    /// Completes when the node can do its work no longer: a failure was beyond every supervisor, or the journal has become
    /// another's.
    /// </summary>
    public Task End => Task.WhenAny(Actors.End, _fenced);

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
        return isNoted && closed.Succeeded && areStopped && !_fenced.IsCompleted;
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
        var outcome = await Actors.ShutdownAsync(StopDeadline);
        if (!outcome.IsComplete)
        {
            _log.ActorsLate(StopDeadline, string.Join(", ", outcome.StillRunning));
            return false;
        }

        if (await Actors.End is { } failure)
        {
            _log.ActorsFailed(failure);
            return false;
        }

        return true;
    }
}
