using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Node.History;
using Supervisor.Node.Logging;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Composition;

/// <summary>What supervises: the actors, their journal, their lanes to the outside, and the node's own actor.</summary>
internal sealed class NodeCore
{
    private static readonly TimeSpan LastWordsDeadline = TimeSpan.FromSeconds(3);

    private readonly NodeJournal _journal;
    private readonly TaskCompletionSource<string> _stopOrder;
    private readonly ILogger _log;

    private NodeCore(NodeStart start, NodePorts ports, ActorSystem system)
    {
        System = system;
        _stopOrder = new TaskCompletionSource<string>(ports.Dispatcher.Completion);
        _log = ports.Logs.CreateLogger<NodeCore>();
        // Before the journal, which may have to close them.
        Lanes = new EffectLanes(system, ports.Dispatcher.Completion, OnLateEffect);
        var journalLog = new JournalLog(
            ports.Logs.CreateLogger<JournalLog>(),
            ports.Dispatcher.Completion,
            onFenced: Lanes.Close
        );
        Fenced = journalLog.Fenced;
        _journal = NodeJournal.Start(system, ports.JournalStore, new JournalSettings(start.Incarnation), journalLog);
        var streams = new StreamLog(ports.Logs.CreateLogger<StreamLog>());
        Tail = new JournalTail(_journal);
        EventSourcing = new EventSourcingServices(Tail, ports.HybridClock, ports.BootClock, streams);
        Supervision = NodeSupervision.Start(start.Identity.Name, system, EventSourcing, Lanes, ports);
        Node = system.Spawn(
            Props.Of(() => new NodeActor(start.Incarnation, start.Version, Supervision.Services, StopDaemon)),
            "node"
        );
    }

    public ActorSystem System { get; }

    /// <summary>The journal, and what is appended to it as it comes.</summary>
    public JournalTail Tail { get; }

    public EventSourcingServices EventSourcing { get; }

    public EffectLanes Lanes { get; }

    /// <summary>What groups and agents are supervised with.</summary>
    public NodeSupervision Supervision { get; }

    public ActorRef<NodeMessage> Node { get; }

    /// <summary>How the journal's first opening ended.</summary>
    public Task<OpenOutcome> Opening => _journal.FirstOpening;

    /// <inheritdoc cref="JournalLog.Fenced"/>
    public Task Fenced { get; }

    /// <summary>Completes with the cause when an operator has ordered that the daemon stops.</summary>
    public Task<string> StopOrder => _stopOrder.Task;

    public static NodeCore Start(NodeStart start, NodePorts ports)
    {
        var log = new ActorLog(ports.Logs.CreateLogger<ActorLog>());
        var settings = new ActorSystemSettings(start.Identity.Name, ports.Clock, ports.Chance, ports.Dispatcher, log)
        {
            TopLevel = Fencing.Strategy,
        };
        var system = new ActorSystem(settings);
        system.DeadLetters.Published += log.OnDeadLetter;
        return new NodeCore(start, ports, system);
    }

    /// <summary>
    /// Writes that the stop is in order, stops those who use the journal, closes it, and stops the rest: whoever loses the
    /// journal under its feet would decide on what it cannot write.
    /// </summary>
    /// <param name="deadline">For the actors, half of it for either part of them.</param>
    /// <param name="cause">What makes it stop; null when that is not known.</param>
    public async Task<ShutdownOutcome> StopAsync(TimeSpan deadline, string? cause)
    {
        await SayLastWordsAsync(cause);
        await Supervision.DisposeAsync();
        await System.StopAllButServicesAsync(deadline / 2);
        if (Supervision.Ownership is { } ownership)
        {
            await ownership.DisposeAsync();
        }

        var closed = await _journal.CloseAsync();
        if (!closed.Succeeded)
        {
            _log.JournalNotClosed(closed.Reason);
        }

        // It names the node's actors, too, if they have not stopped by then.
        return await System.ShutdownAsync(deadline / 2);
    }

    private async Task SayLastWordsAsync(string? cause)
    {
        if (Fenced.IsCompleted || !Opening.IsCompleted)
        {
            // The journal is another's; or this start was never noted, so its stop need not be.
            return;
        }

        var lastWords = await Node.Ask<NodeIsDown>(reply => new NodeGoesDown(reply, cause), LastWordsDeadline);
        if (!lastWords.IsAnswered)
        {
            // A node that cannot write any more stops all the same.
            _log.StopNotNoted(lastWords.Status);
        }
    }

    private void StopDaemon(string cause) => _stopOrder.TrySetResult(cause);

    private void OnLateEffect(LateEffect late)
    {
        using (_log.CausedBy(late.Cause))
        {
            _log.EffectCameLate(late.Fault, late.Workload);
        }
    }
}
