using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>Node, group and agents as they work together.</summary>
public sealed class WholeGroupTests
{
    private static readonly GroupDefinition OneForOne = Groups.Define(GroupStrategy.OneForOne, "A", "B", "C");
    private static readonly GroupDefinition AllForOne = Groups.Define(GroupStrategy.AllForOne, "A", "B", "C");
    private static readonly GroupDefinition RestForOne = Groups.Define(GroupStrategy.RestForOne, "A", "B", "C");
    private static readonly string[] AllReady = ["A ready", "B ready", "C ready"];

    private readonly World _world = new();

    [Fact]
    public void Group_ThatIsApplied_IsReadyWhenItsAgentsAre()
    {
        _world.Apply(OneForOne);
        _world.Phases().ShouldBe(AllReady);
        var group = _world.View().Groups["web"];
        (group.State, group.IsReady, group.Ready).ShouldBe((GroupStates.Running, true, 3));
    }

    [Fact]
    public void OneForOne_WhenOneFails_RestartsItAlone()
    {
        _world.Apply(OneForOne);
        Happens(() => _world.Exit("web", "B")).ShouldBe(["-web/B", "+web/B"]);
    }

    [Fact]
    public void AllForOne_WhenOneFails_HasAllDownBeforeAnyStarts()
    {
        _world.Apply(AllForOne);
        var log = Happens(() => _world.Exit("web", "B"));

        log.Take(3).ShouldBe(["-web/B", "-web/A", "-web/C"], ignoreOrder: true);
        log.Skip(3).ShouldBe(["+web/A", "+web/B", "+web/C"], ignoreOrder: true);
        _world.Phases().ShouldBe(AllReady);
        _world.View().Groups["web"].Restarts.ShouldBe(1);
    }

    [Fact]
    public void RestForOne_WhenOneFails_LeavesThoseBeforeItAlone()
    {
        _world.Apply(RestForOne);
        var log = Happens(() => _world.Exit("web", "B"));

        log.Take(2).ShouldBe(["-web/B", "-web/C"]);
        log.Skip(2).ShouldBe(["+web/B", "+web/C"], ignoreOrder: true);
    }

    [Fact]
    public void AllForOne_WhenOneFailsTooOften_HasThatOneStayDownAloneUntilItIsReleased()
    {
        _world.Apply(AllForOne);
        for (var time = 0; time < 4; time++)
        {
            _world.Exit("web", "B");
            _world.Rest();
        }

        _world.Phases().ShouldBe(["A ready", "B quarantined", "C ready"]);
        _world.OrderAgent("web", "B", replyTo => new ReleaseAgent(Groups.NextId(), "ann", replyTo));
        _world.Rest();
        _world.Phases().ShouldBe(AllReady);
        Happens(() => _world.Exit("web", "B")).Count.ShouldBe(6);
    }

    [Fact]
    public void Escalation_OfAnAgent_RestartsItsGroupAndThenQuarantinesIt()
    {
        var brittle = OneForOne with
        {
            Agents = OneForOne
                .Agents.Select(agent =>
                    agent with
                    {
                        OnExhausted = ExhaustedRule.Escalate,
                        Restart = agent.Restart with { Max = 0 },
                    }
                )
                .ToValueList(),
        };
        _world.Apply(brittle);
        for (var time = 0; time < 2; time++)
        {
            Happens(() => _world.Exit("web", "A")).Count.ShouldBe(6);
            _world.Phases().ShouldBe(AllReady);
        }

        Happens(() => _world.Exit("web", "A")).ShouldBe(["-web/A", "-web/B", "-web/C"], ignoreOrder: true);
        _world.View().Groups["web"].State.ShouldBe(GroupStates.Quarantined);
        _world.Advance(TimeSpan.FromHours(1));
        _world.Runtime.Running.ShouldBeEmpty();

        _world.OrderGroup("web", replyTo => new ReleaseGroup(Groups.NextId(), "ann", replyTo));
        _world.Rest();
        _world.Phases().ShouldBe(AllReady);
    }

    [Fact]
    public void Restart_OfTheGroupByOrder_HasAllDownBeforeAnyStarts()
    {
        _world.Apply(OneForOne);
        var log = Happens(() => _world.OrderGroup("web", replyTo => new RestartGroup(Groups.NextId(), "ann", replyTo)));

        log.Take(3).ShouldAllBe(entry => entry.StartsWith('-'));
        log.Skip(3).ShouldBe(["+web/A", "+web/B", "+web/C"], ignoreOrder: true);
    }

    [Fact]
    public void Stop_OfTheGroup_SurvivesTheDaemon()
    {
        _world.Apply(OneForOne);
        _world.OrderGroup("web", replyTo => new StopGroup(Groups.NextId(), "ann", replyTo));
        _world.Rest();
        _world.Runtime.Running.ShouldBeEmpty();

        var next = _world.Restarted(OneForOne);
        next.Runtime.Running.ShouldBeEmpty();
        next.View().Groups["web"].State.ShouldBe(GroupStates.Stopped);
        next.OrderGroup("web", replyTo => new StartGroup(Groups.NextId(), "ann", replyTo));
        next.Rest();
        next.Phases().ShouldBe(AllReady);
    }

    [Fact]
    public void Daemon_ThatIsRestarted_TouchesNothingThatRuns()
    {
        _world.Apply(AllForOne);
        _world.Runtime.ForgetLog();
        var next = _world.Restarted(AllForOne);

        next.Runtime.Log.ShouldBeEmpty();
        next.Phases().ShouldBe(AllReady);
    }

    [Fact]
    public void Restart_InWhichTheDaemonDies_GoesOnAtTheNextStart()
    {
        _world.Apply(AllForOne);
        _world.Runtime.Exit(new AgentAddress("web", "B"), code: 1);
        var next = _world.Restarted(AllForOne);

        next.Phases().ShouldBe(AllReady);
        next.View().Groups["web"].Restarts.ShouldBe(1);
        next.View().Agents.Values.Select(agent => agent.Incarnation[..1]).ShouldBe(["2", "2", "2"]);
    }

    [Fact]
    public void Freeze_OfTheFleet_KeepsAllAsItIsUntilTheThaw()
    {
        _world.Apply(AllForOne);
        _world.Order(replyTo => new FreezeFleet(Groups.NextId(), "ann", "why", replyTo));
        Happens(() => _world.Exit("web", "B")).ShouldBe(["-web/B"]);
        _world.Advance(TimeSpan.FromMinutes(5));
        _world.Runtime.Running.ShouldBe(["web/A", "web/C"]);

        _world.Order(replyTo => new ThawFleet(Groups.NextId(), "ann", replyTo));
        _world.Rest();
        _world.Phases().ShouldBe(AllReady);
    }

    [Fact]
    public void Agent_ThatARevisionLeavesOut_IsStoppedAndTheOthersAreNotTouched()
    {
        _world.Apply(OneForOne);
        Happens(() => _world.Apply(Groups.Define(GroupStrategy.OneForOne, "A", "C"))).ShouldBe(["-web/B"]);
        _world.Phases().ShouldBe(["A ready", "C ready"]);
    }

    [Fact]
    public void Agent_ThatARevisionDefinesOtherwise_IsStartedAnewAlone()
    {
        _world.Apply(OneForOne);
        var other = OneForOne.Agents[1] with { Hash = "other" };
        var changed = OneForOne with { Agents = [OneForOne.Agents[0], other, OneForOne.Agents[2]] };

        Happens(() => _world.Apply(changed)).ShouldBe(["-web/B", "+web/B"]);
    }

    [Fact]
    public void Group_ThatARevisionLeavesOut_IsStoppedAndForgotten()
    {
        _world.Apply(OneForOne);
        _world.Apply();

        _world.Runtime.Running.ShouldBeEmpty();
        _world.View().Groups.ShouldBeEmpty();
        _world.View().Agents.ShouldBeEmpty();
    }

    [Fact]
    public void Fleet_ThatIsStopped_GoesDownInReverseOrderOfItsNeeds()
    {
        _world.Apply(Chain());
        var log = Happens(() => _world.Order(replyTo => new StopFleet(Groups.NextId(), "ann", replyTo)));
        log.ShouldBe(["-web/C", "-web/B", "-web/A"]);

        Happens(() => _world.Order(replyTo => new StartFleet(Groups.NextId(), "ann", replyTo)))
            .ShouldBe(["+web/A", "+web/B", "+web/C"]);
    }

    /// <summary>B needs A, and C needs B.</summary>
    private static GroupDefinition Chain()
    {
        var (a, b, c) = (new AgentAddress("web", "A"), new AgentAddress("web", "B"), new AgentAddress("web", "C"));
        return OneForOne with
        {
            Agents =
            [
                OneForOne.Agents[0] with
                {
                    Dependents = [b],
                },
                OneForOne.Agents[1] with
                {
                    Needs = [new NeedDefinition(new NeedTarget(a.Group, a.Agent), LossRule.Wait)],
                    Dependents = [c],
                },
                OneForOne.Agents[2] with
                {
                    Needs = [new NeedDefinition(new NeedTarget(b.Group, b.Agent), LossRule.Wait)],
                },
            ],
        };
    }

    /// <summary>What starts and ends because of it.</summary>
    private IReadOnlyList<string> Happens(Action act)
    {
        _world.Runtime.ForgetLog();
        act();
        _world.Rest();
        return _world.Runtime.Log;
    }
}
