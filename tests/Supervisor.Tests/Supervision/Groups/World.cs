using Shouldly;
using Supervisor.Actors;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Supervisor.Supervision.Starts;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Probing;
using Supervisor.TestKit.Runtimes;
using Supervisor.Tests.Supervision.EventSourcing;
using static Supervisor.TestKit.Runtimes.KeptRuntimes;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>All supervisors of a node together, over processes that start and stop at once.</summary>
internal sealed class World
{
    private readonly ActorKit _kit = new();
    private readonly AgentDirectory _directory = new();
    private readonly ActorRef<RosterMessage> _roster;
    private readonly ActorRef<NodeMessage> _node;
    private long _revision;

    /// <param name="journal">Of a daemon before this one.</param>
    /// <param name="runtime">What it left behind.</param>
    internal World(ScriptedJournal? journal = null, WorldRuntime? runtime = null)
    {
        (Journal, Runtime) = (journal ?? new ScriptedJournal(), runtime ?? new WorldRuntime());
        var eventSourcing = new EventSourcingServices(
            Journal,
            new HybridClock(_kit.Clock),
            new TimestampBootClock(_kit.Clock, "boot"),
            new StreamNews()
        );
        _roster = RosterActor.Start(_kit.System);
        var starts = new StartGate(_kit.System, TaskCreationOptions.None, 8);
        var agents = new AgentServices(
            eventSourcing,
            Alone(KeeperActor.Start(_kit.System, Runtime)),
            new NoSurroundings(),
            new ScriptedProber(_kit.Clock),
            new EffectLanes(_kit.System, TaskCreationOptions.None, static _ => { }),
            _roster,
            starts,
            ProbeObserver.Start(_kit.System, ObserverLimits.Usual)
        );
        var groups = new GroupServices(
            eventSourcing,
            _roster,
            _directory,
            (address, group) => Props.Of<AgentMessage>(() => new AgentActor(address, group, agents))
        );
        var services = new NodeServices(groups, starts);
        _node = _kit.Spawn(() => new NodeActor("daemon", "1.0", services, static _ => { }), "node");
    }

    internal ScriptedJournal Journal { get; }

    internal WorldRuntime Runtime { get; }

    /// <summary>The daemon dies, and the next one starts with the same plan.</summary>
    internal World Restarted(params GroupDefinition[] groups)
    {
        var next = new World(Journal, Runtime) { _revision = _revision };
        next._node.Tell(new ResumePlan(next.Plan(groups)));
        next.Rest();
        return next;
    }

    internal void Apply(params GroupDefinition[] groups)
    {
        _revision++;
        Order(replyTo => new ApplyRevision(
            Groups.NextId(),
            "ann",
            Plan(groups),
            $"hash {_revision}",
            IsOfStart: false,
            replyTo
        ));
        Rest();
    }

    internal void Order(Func<ActorRef<CommandOutcome>, NodeMessage> command)
    {
        var answers = _kit.Probe<CommandOutcome>();
        _node.Tell(command(answers.Ref));
        answers.Take().ShouldBe([CommandOutcome.Done]);
    }

    internal void OrderGroup(string group, Func<ActorRef<CommandOutcome>, GroupMessage> command)
    {
        var answers = _kit.Probe<CommandOutcome>();
        _directory.FindGroup(group)!.Tell(command(answers.Ref));
        answers.Take().ShouldBe([CommandOutcome.Done]);
    }

    internal void OrderAgent(string group, string agent, Func<ActorRef<CommandOutcome>, AgentMessage> command)
    {
        var answers = _kit.Probe<CommandOutcome>();
        _directory.Find(new AgentAddress(group, agent))!.Tell(command(answers.Ref));
        answers.Take().ShouldBe([CommandOutcome.Done]);
    }

    internal void Exit(string group, string agent, int code = 1)
    {
        Runtime.Exit(new AgentAddress(group, agent), code);
        _kit.Run();
    }

    /// <summary>Long enough for every delay before a restart, and to be ready without a word.</summary>
    internal void Rest() => _kit.Advance(TimeSpan.FromSeconds(6));

    internal void Advance(TimeSpan time) => _kit.Advance(time);

    internal RosterView View()
    {
        var views = _kit.Probe<RosterView>();
        _roster.Tell(new ReadRoster(views.Ref));
        return views.Take().ShouldHaveSingleItem();
    }

    internal IEnumerable<string> Phases() =>
        View().Agents.Values.Select(agent => $"{agent.Address.Agent} {agent.Phase.Name()}");

    private NodePlan Plan(GroupDefinition[] groups) => new(_revision, groups.ToValueList());
}
