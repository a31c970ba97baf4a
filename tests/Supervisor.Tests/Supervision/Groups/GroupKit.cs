using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.EventSourcing;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>A group's supervisor in virtual time, over supervisors of agents that a test speaks for.</summary>
internal sealed class GroupKit
{
    private readonly Dictionary<string, AgentPuppet> _agents = new(StringComparer.Ordinal);
    private long _version;

    internal GroupKit(ScriptedJournal? journal = null)
    {
        Journal = journal ?? new ScriptedJournal();
        News = Actors.Probe<GroupNews>();
        Roster = Actors.Probe<RosterMessage>();
        Services = new GroupServices(
            new EventSourcingServices(
                Journal,
                new HybridClock(Actors.Clock),
                new TimestampBootClock(Actors.Clock, "boot"),
                new StreamNews()
            ),
            Roster.Ref,
            Directory,
            (address, group) => Props.Of<AgentMessage>(() => new AgentPuppet(address, group, _agents, RestartsOfOld))
        );
    }

    internal ActorKit Actors { get; } = new();

    internal ScriptedJournal Journal { get; }

    internal AgentDirectory Directory { get; } = new();

    internal TestProbe<GroupNews> News { get; }

    internal TestProbe<RosterMessage> Roster { get; }

    internal GroupServices Services { get; }

    /// <summary>Of each agent, before its supervisor has started.</summary>
    internal long RestartsOfOld { get; set; }

    /// <summary>Those whose supervisors live.</summary>
    internal IReadOnlyDictionary<string, AgentPuppet> Agents => _agents;

    internal AgentPuppet this[string agent] => _agents[agent];

    /// <summary>The same journal under another daemon.</summary>
    internal GroupKit Restarted() => new(Journal);

    internal ActorRef<GroupMessage> Spawn() =>
        Actors.Spawn(() => new GroupActor(Groups.Name, Services, News.Ref), Groups.Name);

    /// <summary>With a mandate to run, and with all that follows from it.</summary>
    internal ActorRef<GroupMessage> SpawnWith(GroupDefinition definition)
    {
        var group = Spawn();
        group.Tell(new TakeMandate(new GroupMandate(definition), "start:1"));
        Actors.Run();
        return group;
    }

    internal void Say(string agent, AgentPhase phase, bool isWanted = true, long failures = 0, long restarts = 0)
    {
        Actors.Run();
        _agents[agent]
            .Say(
                Groups.Snapshot(agent, phase, isWanted, ++_version) with
                {
                    Failures = failures,
                    Restarts = restarts,
                    Incarnation = "i-1",
                }
            );
        Actors.Run();
    }

    /// <summary>The agent's supervisor fails, and is made again.</summary>
    internal void Crash(string agent)
    {
        _agents[agent].IsToFail = true;
        Directory.Find(new AgentAddress(Groups.Name, agent))!.Tell(new TakeOrders(new AgentOrders(null, Run: false)));
        Actors.Run();
    }

    internal CommandOutcome Order(ActorRef<GroupMessage> group, Func<ActorRef<CommandOutcome>, GroupMessage> command)
    {
        var answers = Actors.Probe<CommandOutcome>();
        group.Tell(command(answers.Ref));
        return answers.Take().ShouldHaveSingleItem();
    }

    internal CommandOutcome Order(ActorRef<GroupMessage> group, StartGroup command) =>
        Order(group, replyTo => command with { ReplyTo = replyTo });

    /// <summary>The events in the journal, each with its cause.</summary>
    internal IReadOnlyList<string> Written() =>
        [
            .. Journal
                .Events(GroupActor.StreamOf(Groups.Name))
                .Select(stored => $"{stored.Event.Name} ({stored.Event.Cause})"),
        ];

    internal void Run() => Actors.Run();

    internal void Advance(TimeSpan time) => Actors.Advance(time);
}
