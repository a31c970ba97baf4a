using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using Supervisor.TestKit.Actors;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Roster;

public sealed class RosterActorTests
{
    private readonly ActorKit _kit = new();
    private readonly ActorRef<RosterMessage> _roster;
    private readonly TestProbe<AgentMessage> _agent;

    public RosterActorTests()
    {
        _roster = RosterActor.Start(_kit.System);
        _agent = _kit.Probe<AgentMessage>();
    }

    [Fact]
    public void Needs_WhenFollowed_AreToldAtOnce()
    {
        Say(Agent("redis", AgentPhase.Ready));

        Follow("chat", Need("redis"), Need("nats"));

        Told()
            .ShouldBe([
                ["redis is ready: met", "nats is not in the fleet: missing"],
            ]);
    }

    [Fact]
    public void Needs_WhenOneStandsOtherwise_AreToldWhole()
    {
        Follow("chat", Need("redis"), Need("nats"));
        Told();

        Say(Agent("nats", AgentPhase.Starting));

        Told()
            .ShouldBe([
                ["redis is not in the fleet: missing", "nats is starting: missing"],
            ]);
    }

    [Fact]
    public void Needs_WhenWhatChangesIsNotHowTheyStand_AreNotToldAgain()
    {
        Say(Agent("redis", AgentPhase.Ready));
        Follow("chat", Need("redis"));
        Told();

        Say(Agent("redis", AgentPhase.Ready, version: 2) with { Status = "12 clients" });

        _agent.ExpectNothing();
    }

    [Fact]
    public void Needs_OfOthers_AreNobodysBusiness()
    {
        Follow("chat", Need("redis"));
        Told();

        Say(Agent("nats", AgentPhase.Ready));

        _agent.ExpectNothing();
    }

    [Fact]
    public void Needs_FollowedAgain_ReplaceThoseBefore()
    {
        Follow("chat", Need("redis"));
        Follow("chat", Need("nats"));
        Told();

        Say(Agent("redis", AgentPhase.Ready));
        _agent.ExpectNothing();
        Say(Agent("nats", AgentPhase.Ready));

        Told()
            .ShouldBe([
                ["nats is ready: met"],
            ]);
    }

    [Fact]
    public void Needs_AfterUnfollow_AreNotTold()
    {
        Follow("chat", Need("redis"));
        _roster.Tell(new Unfollow(Address("chat")));
        Told();

        Say(Agent("redis", AgentPhase.Ready));

        _agent.ExpectNothing();
    }

    [Fact]
    public void Snapshot_OfAnOlderVersion_IsDropped()
    {
        Follow("chat", Need("redis"));
        Say(Agent("redis", AgentPhase.Ready, version: 7));
        Told();

        Say(Agent("redis", AgentPhase.Starting, version: 6));

        _agent.ExpectNothing();
        View().Agents["redis/redis"].Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Agent_ThatIsGone_IsMissedByThoseWhoNeedIt()
    {
        Say(Agent("redis", AgentPhase.Ready));
        Follow("chat", Need("redis"));
        Told();

        _roster.Tell(new AgentIsGone(Address("redis")));

        Told()
            .ShouldBe([
                ["redis is not in the fleet: missing"],
            ]);
        View().Agents.ShouldBeEmpty();
    }

    [Fact]
    public void Agent_ThatFollowsAndHasSaidNothing_IsInTheFleet()
    {
        Follow("chat", Need("redis"), Need("redis/*"));
        Told();

        _roster.Tell(new FollowNeeds(Address("redis"), [], _kit.Probe<AgentMessage>().Ref));

        Told()[^1]
            .ShouldBe([
                "redis has not said yet how it stands: missing",
                "redis has not said yet how it stands: missing",
            ]);
    }

    [Fact]
    public void Group_ThatIsNeeded_CountsByItsOwnWord()
    {
        Follow("chat", Need("infra/*"));
        Say(Agent("infra/redis", AgentPhase.Ready));
        Told();

        _roster.Tell(new GroupIs(Group("infra", isReady: true)));
        _roster.Tell(new GroupIsGone("infra"));

        Told()
            .ShouldBe([
                ["infra is ready: met"],
                ["infra has not said yet how it stands: missing"],
            ]);
    }

    [Fact]
    public void Group_WhoseCompletionIsNeeded_HasCompletedWithTheLastOfItsAgents()
    {
        Follow("chat", Need("jobs/*", isCompletion: true));
        Say(Agent("jobs/a", AgentPhase.Completed));
        Say(Agent("jobs/b", AgentPhase.Ready));
        Told();

        Say(Agent("jobs/b", AgentPhase.Completed, version: 2));

        Told()
            .ShouldBe([
                ["jobs has completed: met"],
            ]);
    }

    [Fact]
    public void Dependents_ThatAreToStopAndRun_AreToldUntilTheyAreDown()
    {
        Say(Agent("chat", AgentPhase.Ready));
        Say(Agent("mail", AgentPhase.Ready, isWanted: false));
        _roster.Tell(new FollowDependents(Address("redis"), [Address("mail"), Address("chat")], _agent.Ref));
        Say(Agent("chat", AgentPhase.Ready, version: 2, isWanted: false));
        Say(Agent("chat", AgentPhase.Stopping, version: 3, isWanted: false));
        Say(Agent("mail", AgentPhase.Stopped, version: 2, isWanted: false));
        Say(Agent("chat", AgentPhase.Stopped, version: 4, isWanted: false));

        StillUp().ShouldBe(["mail", "chat, mail", "chat", ""]);
    }

    [Fact]
    public void Dependents_ThatRestartOrMayRun_AreTold_OnlyWhenTheyAreToStop()
    {
        _roster.Tell(new FollowDependents(Address("redis"), [Address("chat")], _agent.Ref));
        Say(Agent("chat", AgentPhase.Stopping));
        Say(Agent("chat", AgentPhase.Unknown, version: 2, isWanted: false));
        _roster.Tell(new AgentIsGone(Address("chat")));

        StillUp().ShouldBe(["", "chat", ""]);
    }

    [Fact]
    public void Dependents_ThatAreToStopInAnyCase_AreToldUntilTheyAreDown_EvenBeforeTheyHaveHeardOfIt()
    {
        Say(Agent("chat", AgentPhase.Ready));
        Say(Agent("mail", AgentPhase.Ready));
        _roster.Tell(
            new FollowDependents(Address("redis"), [Address("mail"), Address("chat")], _agent.Ref)
            {
                ToStopInAnyCase = [Address("chat")],
            }
        );
        Say(Agent("chat", AgentPhase.Stopping, version: 2, isWanted: false));
        Say(Agent("chat", AgentPhase.Stopped, version: 3, isWanted: false));

        StillUp().ShouldBe(["chat", ""]);
    }

    [Fact]
    public void View_IsASnapshotThatLaterChangesLeaveAlone()
    {
        Say(Agent("redis", AgentPhase.Starting));
        var before = View();

        Say(Agent("redis", AgentPhase.Ready, version: 2));

        before.Agents["redis/redis"].Phase.ShouldBe(AgentPhase.Starting);
        View().Version.ShouldBeGreaterThan(before.Version);
    }

    [Fact]
    public void Watcher_IsToldEachViewUntilItStops()
    {
        var watcher = _kit.Probe<RosterView>();
        _roster.Tell(new WatchRoster(watcher.Ref));
        Say(Agent("redis", AgentPhase.Starting));
        Say(Agent("redis", AgentPhase.Starting));
        watcher.Take().Select(view => view.Version).ShouldBe([0, 1]);

        _ = _kit.System.StopAsync(watcher.Ref, TimeSpan.FromSeconds(1));
        _kit.Run();
        Say(Agent("redis", AgentPhase.Ready, version: 2));
        _kit.Run();

        _kit.DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public void Roster_ThatFails_StillKnowsWhoFollowsWhat()
    {
        var watcher = _kit.Probe<RosterView>();
        _roster.Tell(new WatchRoster(watcher.Ref));
        Follow("chat", Need("redis"));
        Told();

        _roster.Tell(new AgentIs(null!));
        Say(Agent("redis", AgentPhase.Ready));

        Told()
            .ShouldBe([
                ["redis is ready: met"],
            ]);
        watcher.Take()[^1].Agents.Count.ShouldBe(1);
    }

    [Fact]
    public void Change_InAFleetOfFiveThousand_IsToldToItsFollowersAlone()
    {
        const int Agents = 5_000;
        var told = 0;
        var others = _kit.Spawn<AgentMessage>((_, _) => told++, "others");
        for (var i = 0; i < Agents; i++)
        {
            Say(Agent($"group-{i / 50}/agent-{i}", AgentPhase.Ready));
            var need = i < 10 ? "group-99/agent-4999" : $"group-{(i - 1) / 50}/agent-{i - 1}";
            _roster.Tell(new FollowNeeds(Address($"group-{i / 50}/agent-{i}"), [Need(need)], others));
        }

        _kit.Run();
        told = 0;
        Say(Agent("group-99/agent-4999", AgentPhase.NotReady, version: 2, reason: "Its probe failed."));
        _kit.Run();

        told.ShouldBe(10);
        View().Agents.Count.ShouldBe(Agents);
    }

    private void Say(AgentSnapshot agent) => _roster.Tell(new AgentIs(agent));

    private void Follow(string agent, params NeedDefinition[] needs) =>
        _roster.Tell(new FollowNeeds(Address(agent), [.. needs], _agent.Ref));

    private RosterView View()
    {
        var asked = _roster.Ask<RosterView>(reply => new ReadRoster(reply), TimeSpan.FromSeconds(1));
        _kit.Run();
        return asked.Ended().Reply!;
    }

    private List<string[]> Told() =>
        [
            .. _agent
                .Take()
                .Cast<NeedsChanged>()
                .Select(told =>
                    told.Needs.Needs.Select(need => $"{need.Target} {need.Reason}: {(need.IsMet ? "met" : "missing")}")
                        .ToArray()
                ),
        ];

    private IEnumerable<string> StillUp() =>
        _agent.Take().Cast<DependentsChanged>().Select(told => string.Join(", ", told.StillUp));
}
