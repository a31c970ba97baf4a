using Shouldly;
using Supervisor.Actors;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Starts;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.EventSourcing;
using Supervisor.Tests.Supervision.Groups;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Nodes;

/// <summary>A node's supervisor with its groups', in virtual time, over supervisors of agents that a test speaks for.</summary>
internal sealed class FleetKit
{
    private readonly Dictionary<string, AgentPuppet> _agents = new(StringComparer.Ordinal);
    private readonly NodeServices _services;
    private long _version;

    internal FleetKit(ScriptedJournal? journal = null, int? restartLimit = null, bool hasOwnership = false)
    {
        Journal = journal ?? new ScriptedJournal();
        Roster = Actors.Probe<RosterMessage>();
        var groups = new GroupServices(
            new EventSourcingServices(
                Journal,
                new HybridClock(Actors.Clock),
                new TimestampBootClock(Actors.Clock, "boot"),
                new StreamNews()
            ),
            Roster.Ref,
            Directory,
            (address, group) => Props.Of<AgentMessage>(() => new AgentPuppet(address, group, _agents, restarts: 0))
        );
        Ownership = Actors.Probe<OwnershipMessage>();
        _services = new NodeServices(groups, new StartGate(Actors.System, TaskCreationOptions.None, 8), restartLimit)
        {
            Ownership = hasOwnership ? Ownership.Ref : null,
        };
        Node = Actors.Spawn(() => new NodeActor("first", "1.0", _services, _ => OnStop()), "node");
        Actors.Run();
    }

    internal ActorKit Actors { get; } = new();

    internal ScriptedJournal Journal { get; }

    internal AgentDirectory Directory { get; } = new();

    internal TestProbe<RosterMessage> Roster { get; }

    internal TestProbe<OwnershipMessage> Ownership { get; }

    internal ActorRef<NodeMessage> Node { get; }

    /// <summary>Runs in the turn of the node's supervisor that has the daemon stopped.</summary>
    internal Action OnStop { get; set; } = static () => { };

    internal IEnumerable<string> Agents => _agents.Keys.Order(StringComparer.Ordinal);

    /// <summary>A plan of groups of one agent each, which has the group's name.</summary>
    internal static NodePlan Plan(long revision, params string[] groups) =>
        new(
            revision,
            groups
                .Select(group =>
                    GroupsOf.Define(GroupStrategy.OneForOne, group) with
                    {
                        Name = group,
                        Agents = [GroupsOf.Agent(group) with { Address = new AgentAddress(group, group) }],
                    }
                )
                .ToValueList()
        );

    internal CommandOutcome Apply(NodePlan plan, string hash = "hash") =>
        Order(replyTo => new ApplyRevision(GroupsOf.NextId(), "ann", plan, hash, IsOfStart: false, replyTo));

    internal CommandOutcome Order(Func<ActorRef<CommandOutcome>, NodeMessage> command)
    {
        var answers = Actors.Probe<CommandOutcome>();
        Node.Tell(command(answers.Ref));
        return answers.Take().ShouldHaveSingleItem();
    }

    /// <summary>The last that the agent was told.</summary>
    internal AgentOrders OrdersOf(string agent)
    {
        Actors.Run();
        return _agents[agent].Orders[^1];
    }

    internal void Say(string agent, AgentPhase phase, bool isWanted = true, long restarts = 0)
    {
        Actors.Run();
        _agents[agent]
            .Say(
                GroupsOf.Snapshot(agent, phase, isWanted, ++_version) with
                {
                    Address = new AgentAddress(agent, agent),
                    Restarts = restarts,
                }
            );
        Actors.Run();
    }

    internal IReadOnlyList<string> Written() => [.. Journal.Events("node").Select(stored => stored.Event.Name)];

    internal NodeState State()
    {
        var answers = Actors.Probe<NodeDescription>();
        Node.Tell(new DescribeNode(answers.Ref));
        return answers.Take().ShouldHaveSingleItem().State;
    }

    /// <summary>A daemon that starts with the same journal; it has not read its plan yet.</summary>
    internal FleetKit Restarted() => new(Journal);
}
