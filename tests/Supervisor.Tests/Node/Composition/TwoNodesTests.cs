using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Ids;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Membership;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Supervision.Groups;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Composition;

/// <summary>Two whole nodes on one thread, under a virtual clock: chat on pc1 needs redis on pc2.</summary>
public sealed class TwoNodesTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(8);

    private readonly VirtualClock _clock = new();
    private readonly ManualDispatcher _dispatcher = new();
    private readonly LaneSwitch<RosterWord> _lanes = new(RosterLane.Definition);
    private readonly LaneSwitch<CommandWord> _commands = new(CommandLane.Definition);
    private readonly KnownMembers _members = new();
    private readonly Dictionary<string, WorldRuntime> _runtimes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryMedium> _disks = new(StringComparer.Ordinal);

    [Fact]
    public void Agent_WhoseNeedIsOnAnotherNode_StartsWhenThatIsReady()
    {
        var near = Start(1, "pc1");
        Apply(near, Chat);
        Pass(AWhile);
        PhaseOf(near, "chat").ShouldBe(AgentPhase.Waiting);

        var far = Start(2, "pc2");
        Apply(far, Redis);
        Pass(AWhile);

        PhaseOf(far, "redis").ShouldBe(AgentPhase.Ready);
        PhaseOf(near, "chat").ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Agent_ThatRan_IsRestartedWhileTheOtherNodeIsOutOfReach_AlsoByAnotherDaemon()
    {
        var near = Start(1, "pc1");
        Apply(near, Chat);
        Apply(Start(2, "pc2"), Redis);
        Pass(AWhile);
        _lanes.Cut(Id(1), Id(2));
        Pass(AWhile);
        PhaseOf(near, "chat").ShouldBe(AgentPhase.Ready, "an unknown need is no loss");

        _runtimes["pc1"].Exit(Address("chat"), 1);
        Pass(AWhile);
        PhaseOf(near, "chat").ShouldBe(AgentPhase.Ready);

        // Killed without a word; what it ran has ended meanwhile.
        var next = Start(1, "pc1");
        next.Core.Node.Tell(new ResumePlan(PlanOf(Chat)));
        _runtimes["pc1"].Exit(Address("chat"), 1);
        Pass(AWhile);
        PhaseOf(next, "chat").ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Agent_ThatNeverRan_WaitsWhileTheOtherNodeIsOutOfReach()
    {
        var near = Start(1, "pc1");
        Apply(Start(2, "pc2"), Redis);
        _lanes.Cut(Id(1), Id(2));

        Apply(near, Chat);
        Pass(AWhile);

        var chat = View(near).Agents["chat/chat"];
        (chat.Phase, chat.Cause).ShouldBe((AgentPhase.Waiting, AgentCauses.NeedNotReady));
        chat.Reason.ShouldStartWith("It needs redis@pc2, which is unknown: pc2 is unreachable since ");
        _lanes.Mend(Id(1), Id(2));
        Pass(AWhile);
        PhaseOf(near, "chat").ShouldBe(AgentPhase.Ready);
    }

    private static NodeId Id(byte number) => NodeId.FromEntropy([.. Enumerable.Repeat(number, 16)]);

    private static AgentDefinition Redis => Agent("redis");

    private static AgentDefinition Chat => Agent("chat") with { Needs = [Need("redis", node: "pc2")] };

    private static AgentDefinition Agent(string name) =>
        new()
        {
            Address = Address(name),
            Hash = "one",
            Launch = new ProcessLaunch { Command = [name], Directory = "/" },
        };

    private static NodePlan PlanOf(AgentDefinition agent) =>
        new(1, [new GroupDefinition { Name = agent.Address.Group, Agents = [agent] }]);

    private NodeComposition Start(byte number, string name)
    {
        if (!_runtimes.ContainsKey(name))
        {
            (_runtimes[name], _disks[name]) = (new WorldRuntime(), new MemoryMedium());
        }

        var identity = new NodeIdentity(Id(number), ClusterId.FromEntropy(new byte[16]), name, Machine: null);
        var ports = new NodePorts(
            _clock,
            new SeededChance(number),
            _dispatcher,
            new MemoryStore(_disks[name]),
            NullLoggerFactory.Instance
        )
        {
            Runtime = _runtimes[name],
            Others = new OtherNodes(_members, _lanes.Open(Id(number)), _commands.Open(Id(number))),
        };
        var incarnation = $"{name}-{_clock.Elapsed.Ticks}";
        var node = NodeComposition.Start(new NodeStart(identity, incarnation, "1.0", ProcessId: 1), ports);
        _members.Come(Id(number), name, incarnation);
        Run();
        return node;
    }

    private void Apply(NodeComposition node, AgentDefinition agent)
    {
        CommandId.TryParse("apply-1", out var id).ShouldBeTrue();
        var asked = node.Core.Node.Ask<CommandOutcome>(
            reply => new ApplyRevision(id!, "ann", PlanOf(agent), "hash", IsOfStart: false, reply),
            TimeSpan.FromSeconds(1)
        );
        Run();
        asked.Ended().Reply!.Status.ShouldBe(CommandStatus.Done);
    }

    private AgentPhase PhaseOf(NodeComposition node, string agent) => View(node).Agents[Address(agent).Path].Phase;

    private RosterView View(NodeComposition node)
    {
        var asked = node.Core.Supervision.Roster.Ask<RosterView>(
            reply => new ReadRoster(reply),
            TimeSpan.FromSeconds(1)
        );
        Run();
        return asked.Ended().Reply!;
    }

    private void Pass(TimeSpan time)
    {
        var until = _clock.Elapsed + time;
        Run();
        while (_clock.MoveToNextTimer(until))
        {
            Run();
        }

        _clock.MoveTo(until);
    }

    private void Run()
    {
        while (_dispatcher.RunOne()) { }
    }
}
