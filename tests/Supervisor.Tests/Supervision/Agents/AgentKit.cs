using Shouldly;
using Supervisor.Actors;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Supervisor.Supervision.Starts;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.EventSourcing;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>
/// The actor of one agent in virtual time. The test stands for its group, for the roster and for the keeper of what runs;
/// journal and host outlive the daemon, which may die at any moment.
/// </summary>
internal sealed class AgentKit
{
    private const string Stream = "agent:shop/till";

    private AgentDefinition? _definition;
    private readonly bool _isMovable;
    private string? _asked;

    internal AgentKit(AgentDefinition definition, bool isMovable = false)
    {
        (_definition, _isMovable) = (definition, isMovable);
        Begin(TimeSpan.FromHours(1));
    }

    internal ScriptedJournal Journal { get; } = new();

    internal ScriptedHost Host { get; } = new();

    internal StreamNews News { get; } = new();

    internal LaggingBootClock Boot { get; private set; } = null!;

    internal ActorKit Actors { get; private set; } = null!;

    internal ActorRef<AgentMessage> Agent { get; private set; } = null!;

    internal TestProbe<AgentReport> Group { get; private set; } = null!;

    internal TestProbe<RosterMessage> Roster { get; private set; } = null!;

    internal TestProbe<KeeperMessage> Keeper { get; private set; } = null!;

    internal TestProbe<KeeperMessage> ContainerKeeper { get; private set; } = null!;

    internal TestProbe<ObserverMessage> Observer { get; private set; } = null!;

    internal TestProbe<CommandOutcome> Replies { get; private set; } = null!;

    internal TestProbe<SignalOutcome> Spoken { get; private set; } = null!;

    internal EffectLanes Lanes { get; private set; } = null!;

    internal StartGate Gate { get; private set; } = null!;

    /// <summary>As this daemon has it.</summary>
    internal MovableWork? Movable { get; private set; }

    internal AgentSnapshot Snapshot => Describe().Snapshot;

    internal string Incarnation => Describe().State.Incarnation;

    internal AgentPhase Phase => Describe().State.Phase;

    internal IReadOnlyList<string> Written => [.. Journal.Events(Stream).Select(stored => stored.Event.Name)];

    internal IEnumerable<T> WrittenOf<T>()
        where T : AgentEvent =>
        Journal
            .Events(Stream)
            .Where(stored => stored.Event.Name != "shell.command-done")
            .Select(stored =>
                AgentEvents.Codec.Decode(stored.Event.Name, stored.Event.Schema, stored.Event.Payload.Span)
            )
            .OfType<T>();

    /// <summary>Orders, needs, a look: all that an agent is told when its daemon has started.</summary>
    internal AgentKit Up()
    {
        Orders(Run(_definition!));
        NeedsAre(areMet: true);
        Look();
        return this;
    }

    internal AgentKit UpAndReady()
    {
        Up();
        Say(Ready());
        Phase.ShouldBe(AgentPhase.Ready);
        return this;
    }

    internal void Orders(AgentOrders orders)
    {
        _definition = orders.Definition ?? _definition;
        Tell(new TakeOrders(orders));
        Tell(new DependentsChanged([]));
    }

    internal void NeedsAre(bool areMet) => Tell(new NeedsChanged(Needs(areMet)));

    internal void Tell(AgentMessage message)
    {
        Agent.Tell(message);
        Actors.Run();
    }

    internal void Say(AgentWord word, string? incarnation = null) =>
        Tell(new SignalCame(new AgentSignal(Address, incarnation, "http", word), Spoken.Ref));

    /// <summary>What the keeper does when it was asked: tells all that is there, and whether the one asked about is.</summary>
    internal void Look()
    {
        foreach (var message in Keeper.Take())
        {
            _asked = message switch
            {
                FollowWorkloads follow => follow.Incarnation,
                LookAgain again => again.Incarnation,
                _ => _asked,
            };
        }

        if (_asked is not { } asked)
        {
            return;
        }

        _asked = null;
        foreach (var workload in Host.List)
        {
            Tell(new WorkloadSeen(workload));
        }

        if (Host.List.All(workload => workload.Id.Incarnation != asked))
        {
            Tell(new WorkloadMissing(asked));
        }
    }

    /// <summary>It ends, and that is news.</summary>
    internal void End(WorkloadExit exit) => Tell(new WorkloadSeen(Host.End(Host.Alive.ShouldHaveSingleItem(), exit)));

    internal void Pass(TimeSpan time) => Actors.Advance(time);

    internal AgentDescription Describe()
    {
        var probe = Actors.Probe<AgentDescription>();
        Agent.Tell(new DescribeAgent(probe.Ref));
        return probe.Take().ShouldHaveSingleItem();
    }

    internal void Command(Func<Commands, AgentMessage> command) => Tell(command(new Commands(Replies.Ref)));

    /// <summary>The daemon is killed, and started again after a while.</summary>
    internal AgentKit Kill(TimeSpan away = default)
    {
        Journal.LoseHeld();
        Journal.Holds = false;
        Begin(Actors.Clock.Elapsed + away);
        return this;
    }

    internal void FillDisk(int appends = 1)
    {
        for (var i = 0; i < appends; i++)
        {
            Journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);
        }
    }

    private void Begin(TimeSpan elapsed)
    {
        Actors = new ActorKit();
        Actors.Clock.MoveTo(elapsed);
        Boot = new LaggingBootClock(Actors.Clock);
        Movable = _isMovable ? new MovableWork(new GroupRights(Boot), new LeashedWork(), new StoredNotes()) : null;
        Group = Actors.Probe<AgentReport>();
        Roster = Actors.Probe<RosterMessage>();
        Keeper = Actors.Probe<KeeperMessage>();
        ContainerKeeper = Actors.Probe<KeeperMessage>();
        Observer = Actors.Probe<ObserverMessage>();
        Replies = Actors.Probe<CommandOutcome>();
        Spoken = Actors.Probe<SignalOutcome>();
        Lanes = new EffectLanes(Actors.System, TaskCreationOptions.None, static _ => { });
        Gate = new StartGate(Actors.System, TaskCreationOptions.None, limit: 2);
        var events = new EventSourcingServices(Journal, new HybridClock(Actors.Clock), Boot, News);
        var services = new AgentServices(
            events,
            new NodeRuntimes(new KeptRuntime(Host, Keeper.Ref), new KeptRuntime(Host, ContainerKeeper.Ref)),
            Host,
            new PassingProber(),
            Lanes,
            Roster.Ref,
            Gate,
            Observer.Ref
        )
        {
            Movable = Movable,
        };
        Agent = Actors.Spawn(() => new AgentActor(Address, Group.Ref, services), "till");
        Actors.Run();
    }

    private sealed class PassingProber : IProber
    {
        public Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout) =>
            Task.FromResult(ProbeAnswer.Ok);
    }

    internal sealed record Commands(ActorRef<CommandOutcome> ReplyTo)
    {
        internal StartAgent Start(string id) => new(Id(id), "ann", ReplyTo);

        internal StopAgent Stop(string id) => new(Id(id), "ann", ReplyTo);

        internal RestartAgent Restart(string id) => new(Id(id), "ann", ReplyTo);

        internal ReleaseAgent Release(string id) => new(Id(id), "ann", ReplyTo);
    }
}
