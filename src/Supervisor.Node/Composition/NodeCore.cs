using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Composition;

/// <summary>What supervises: the actors, their journal, their lanes to the outside, and the node's own actor.</summary>
internal sealed class NodeCore
{
    private static readonly TimeSpan LastWordsDeadline = TimeSpan.FromSeconds(3);

    private readonly NodeJournal _journal;
    private readonly ILogger _log;

    private NodeCore(NodeStart start, NodePorts ports, ActorSystem system, JournalLog journalLog)
    {
        System = system;
        var settings = new JournalSettings(start.Incarnation);
        _journal = NodeJournal.Start(system, ports.JournalStore, settings, journalLog);
        EventSourcing = new EventSourcingServices(_journal, new HybridClock(ports.Clock));
        _log = ports.Logs.CreateLogger<NodeCore>();
        Lanes = new EffectLanes(system, ports.Dispatcher.Completion, OnLateEffect);
        Node = system.Spawn(Props.Of(() => new NodeActor(start.Incarnation, start.Version, EventSourcing)), "node");
        Fenced = journalLog.Fenced;
    }

    public ActorSystem System { get; }

    public EventSourcingServices EventSourcing { get; }

    public EffectLanes Lanes { get; }

    public ActorRef<NodeMessage> Node { get; }

    /// <summary>How the journal's first opening ended.</summary>
    public Task<OpenOutcome> Opening => _journal.FirstOpening;

    /// <inheritdoc cref="JournalLog.Fenced"/>
    public Task Fenced { get; }

    public static NodeCore Start(NodeStart start, NodePorts ports)
    {
        var log = new ActorLog(ports.Logs.CreateLogger<ActorLog>());
        var system = new ActorSystem(
            new ActorSystemSettings(start.Identity.Name, ports.Clock, ports.Chance, ports.Dispatcher, log)
        );
        system.DeadLetters.Published += log.OnDeadLetter;
        var journalLog = new JournalLog(ports.Logs.CreateLogger<JournalLog>(), ports.Dispatcher.Completion);
        return new NodeCore(start, ports, system, journalLog);
    }

    /// <summary>Writes that the stop is in order, closes the journal, and stops the actors.</summary>
    public async Task<ShutdownOutcome> StopAsync(TimeSpan deadline)
    {
        var lastWords = await Node.Ask<NodeIsDown>(reply => new NodeGoesDown(reply), LastWordsDeadline);
        if (!lastWords.IsAnswered)
        {
            // A node that cannot write any more stops all the same.
            _log.StopNotNoted(lastWords.Status);
        }

        var closed = await _journal.CloseAsync();
        if (!closed.Succeeded)
        {
            _log.JournalNotClosed(closed.Reason);
        }

        return await System.ShutdownAsync(deadline);
    }

    private void OnLateEffect(LateEffect late) => _log.EffectCameLate(late.Fault, late.Workload);
}
