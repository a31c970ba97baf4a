using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.Supervision.Roster.Remote.Wire;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Roster.Remote;

/// <summary>What an agent hears of its needs on other nodes.</summary>
public sealed class RemoteNeedsTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(6);

    private readonly SpokenFleet _fleet = new();
    private readonly SpokenNode _near;
    private readonly SpokenNode _far;

    public RemoteNeedsTests() => (_near, _far) = (_fleet.Start(1, "pc1"), _fleet.Start(2, "pc2"));

    [Fact]
    public void Need_OnAnotherNode_IsHeardOfAtOnceAndAtEachChange()
    {
        _far.Say(Agent("redis", AgentPhase.Starting));

        _near.Need(Need("redis", node: "pc2"));
        _near.Heard().ShouldBe(new NeedStatus(Need("redis", node: "pc2"), false, "is starting"));

        _far.Say(Agent("redis", AgentPhase.Ready, version: 2));
        _near.Heard().ShouldBe(new NeedStatus(Need("redis", node: "pc2"), true, "is ready"));
    }

    [Fact]
    public void Need_OfAGroupOnAnotherNode_IsJudgedByItsRule()
    {
        _near.Need(Need("infra/*", node: "pc2"));
        _far.Say(Group("infra", isReady: false) with { Ready = 1, Counted = 2, Enough = 2 });
        _near.Heard()!.Reason.ShouldBe("is not ready: 1 of its 2 agents is ready");

        _far.Say(Group("infra", isReady: true, version: 2));

        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Need_OfAGroupsCompletionOnAnotherNode_IsMetWhenAllHaveCompleted()
    {
        _near.Need(Need("jobs/*", isCompletion: true, node: "pc2"));
        _far.Say(Group("jobs", isReady: true));
        _far.Say(Agent("jobs/a", AgentPhase.Completed));
        _far.Say(Agent("jobs/b", AgentPhase.Running));
        _near.Heard()!.Reason.ShouldBe("has completed with 1 of its 2 agents");

        _far.Say(Agent("jobs/b", AgentPhase.Completed, version: 2));

        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Need_OfOneThatItsNodeHasNotHeardOf_IsNotKnown()
    {
        _near.Need(Need("redis", node: "pc2"));

        var heard = _near.Heard()!;

        heard.IsKnown.ShouldBeFalse();
        heard.Reason.ShouldBe("has not said there yet how it stands, or is not there");
    }

    [Theory]
    [InlineData(AgentPhase.Ready, true, "it was ready then")]
    [InlineData(AgentPhase.NotReady, false, "it was not ready then")]
    public void Link_Lost_LeavesADatedCopyThatIsUnknown(AgentPhase phase, bool wasMet, string then)
    {
        _far.Say(Agent("redis", phase));
        _near.Need(Need("redis", node: "pc2"));
        _near.Heard();

        _fleet.Lanes.Cut(_near.Id, _far.Id);
        _fleet.Settle();

        var heard = _near.Heard()!;
        (heard.IsMet, heard.IsKnown, heard.WasMet).ShouldBe((false, false, wasMet));
        heard.Reason.ShouldStartWith("is unknown: pc2 is unreachable since ");
        heard.Reason.ShouldEndWith($" UTC; {then}");
    }

    [Fact]
    public void Link_ThatIsBack_IsAskedForEverythingAgain()
    {
        _far.Say(Agent("redis", AgentPhase.Ready));
        _near.Need(Need("redis", node: "pc2"));
        _fleet.Lanes.Cut(_near.Id, _far.Id);
        _far.Say(Agent("redis", AgentPhase.NotReady, version: 2, reason: "Its probe failed."));
        _near.Heard()!.IsKnown.ShouldBeFalse();

        _fleet.Lanes.Mend(_near.Id, _far.Id);
        _fleet.Pass(AWhile);

        var heard = _near.Heard()!;
        (heard.IsKnown, heard.Reason).ShouldBe((true, "is not ready: its probe failed"));
    }

    [Fact]
    public void Node_WhoseLeaseIsGone_IsDown_AndNotOnlyOutOfReach()
    {
        _far.Say(Agent("redis", AgentPhase.Ready));
        _near.Need(Need("redis", node: "pc2"));

        _fleet.Stop(_far);
        _near.Heard()!.Reason.ShouldContain("pc2 is unreachable since");
        _fleet.Members.Go(_far.Id);
        _fleet.Settle();

        _near.Heard()!.Reason.ShouldContain("pc2 is down since");
    }

    [Fact]
    public void Node_WhoseLeaseIsGoneWhileItIsLinked_IsStillHeard()
    {
        _far.Say(Agent("redis", AgentPhase.Starting));
        _near.Need(Need("redis", node: "pc2"));

        _fleet.Members.Go(_far.Id);
        _far.Say(Agent("redis", AgentPhase.Ready, version: 2));

        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Node_ThatNobodyKnows_IsSaidToBeUnknown()
    {
        _near.Need(Need("redis", node: "pc9"));

        _near.Heard()!.Reason.ShouldBe("is unknown: no node pc9 is known");
    }

    [Fact]
    public void Node_ThatComesLater_IsAskedThen()
    {
        _near.Need(Need("redis", node: "pc3"));

        _fleet.Start(3, "pc3").Say(Agent("redis", AgentPhase.Ready));
        _fleet.Pass(AWhile);

        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Members_WhoCannotBeTold_AreNotTakenToBeGone()
    {
        _fleet.Members.CutOff("No member of etcd answers.");

        _near.Need(Need("redis", node: "pc9"));

        _near.Heard()!.Reason.ShouldBe("is unknown: where pc9 is cannot be told now: no member of etcd answers");
    }

    [Fact]
    public void Daemon_StartedAgainOnAnEmptyDisk_IsBelievedThoughItsVersionsAreLower()
    {
        _far.Say(Agent("redis", AgentPhase.Ready, version: 900));
        _near.Need(Need("redis", node: "pc2"));
        _fleet.Stop(_far);

        _fleet.Start(2, "pc2").Say(Agent("redis", AgentPhase.Starting, version: 1));
        _fleet.Pass(AWhile);

        _near.Heard()!.Reason.ShouldBe("is starting");
    }

    [Fact]
    public void Daemon_StartedAgain_IsUnknownUntilItHasLooked_AndWasReadyBefore()
    {
        _far.Say(Agent("redis", AgentPhase.Ready));
        _near.Need(Need("redis", node: "pc2"));
        _fleet.Stop(_far);
        _fleet.Start(2, "pc2");

        _fleet.Pass(AWhile);

        _near.Heard()!.IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void Node_ReplacedUnderTheSameName_IsAskedInThePlaceOfTheOld()
    {
        _far.Say(Agent("redis", AgentPhase.Ready));
        _near.Need(Need("redis", node: "pc2"));
        _near.Heard();

        // The old one is alive, and linked, and its lease stands.
        var next = _fleet.Start(7, "pc2");
        _fleet.Pass(AWhile);
        var heard = _near.Heard()!;
        (heard.IsKnown, heard.WasMet).ShouldBe((false, null));
        _far.Say(Agent("redis", AgentPhase.Completed, version: 2));
        _near.Heard().ShouldBeNull();

        next.Say(Agent("redis", AgentPhase.Starting));
        _near.Heard()!.Reason.ShouldBe("is starting");
    }

    [Fact]
    public void Wish_IsSaidOnceALink_AndWholeWhenItChanges()
    {
        _near.Need(Need("redis", node: "pc2"));
        _near.Need(Need("redis", node: "pc2"), Need("infra/*", node: "pc2"));
        _far.Say(Agent("redis", AgentPhase.Ready));

        Wishes()
            .Select(wish => $"{string.Join(",", wish.Agents)};{string.Join(",", wish.Groups)}")
            .ShouldBe(["redis/redis;", "redis/redis;infra"]);
    }

    [Fact]
    public void Wish_ForNothingMore_EndsTheTelling()
    {
        _near.Need(Need("redis", node: "pc2"));
        _near.Roster.Tell(new Unfollow(Address("chat")));
        _fleet.Settle();
        var before = _fleet.Lanes.Said.Count;

        _far.Say(Agent("redis", AgentPhase.Ready));

        Wishes()[^1].Agents.ShouldBeEmpty();
        _fleet.Lanes.Said.Count.ShouldBe(before);
        _near.View().Others.ShouldBeEmpty();
    }

    [Fact]
    public void Wish_OfWhatAnotherAgentNeedsToo_OutlivesOneOfThem()
    {
        _near.Need(Need("redis", node: "pc2"));
        _near.Roster.Tell(
            new FollowNeeds(Address("mail"), [Need("redis", node: "pc2")], _near.Kit.Probe<AgentMessage>().Ref)
        );
        _near.Roster.Tell(new Unfollow(Address("mail")));
        _far.Say(Agent("redis", AgentPhase.Ready));

        _near.Heard()!.IsMet.ShouldBeTrue();
        Wishes().ShouldHaveSingleItem();
    }

    [Fact]
    public void Reader_WhoIsSlow_IsToldHowThingsStandWhenThereIsRoom_AndNotHowTheyStoodBetween()
    {
        _near.Need(Need("redis", node: "pc2"), Need("nats", node: "pc2"));
        _fleet.Lanes.Window = 1;
        _near.Kit.Hold("/roster-links");
        for (var version = 1; version <= 20; version++)
        {
            _far.Say(Agent("redis", AgentPhase.NotReady, version, reason: $"Probe {version} failed."));
            _far.Say(Agent("nats", AgentPhase.NotReady, version, reason: $"Probe {version} failed."));
        }

        var before = _fleet.Lanes.Said.Count;
        _near.Kit.Release("/roster-links");
        _fleet.Settle();
        _fleet.Settle();

        _near.Heard()!.Reason.ShouldBe("is not ready: Probe 20 failed");
        (_fleet.Lanes.Said.Count - before).ShouldBeLessThan(4);
    }

    [Fact]
    public void Node_OfAnotherVersion_IsSaidToTellNothing()
    {
        _fleet.Lanes.Deaf.Add(_far.Id);

        _near.Need(Need("redis", node: "pc2"));

        _near.Heard()!.Reason.ShouldBe("is unknown: the version of pc2 does not tell of its agents");
    }

    [Fact]
    public void Actor_ThatFailed_AsksAndTellsEverythingAgain()
    {
        _near.Need(Need("redis", node: "pc2"));
        _far.Say(Agent("redis", AgentPhase.Starting));
        _near.Heard();

        _far.Links.Tell(new MembersAre(null!));
        _near.Links.Tell(new MembersAre(null!));
        _fleet.Pass(AWhile);
        _far.Say(Agent("redis", AgentPhase.Ready, version: 2));

        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Why_FollowsAChainOverTheBoundary()
    {
        _far.Say(Agent("db", AgentPhase.Backoff, cause: AgentCauses.Exited, reason: "It exited with code 1."));
        _far.Say(
            Agent("redis", AgentPhase.Waiting, cause: AgentCauses.NeedNotReady) with
            {
                Missing = [new NeedTarget("db", "db")],
            }
        );
        _near.Need(Need("redis", node: "pc2"));
        _near.Say(
            Agent("chat", AgentPhase.Waiting, cause: AgentCauses.NeedNotReady) with
            {
                Missing = [new NeedTarget("redis", "redis", "pc2")],
            }
        );

        var roster = _near.View();
        var why = AgentExplainer.Brief(roster.Agents["chat/chat"], roster);

        why.Text.ShouldBe("chat waits for redis@pc2, which waits for db@pc2, which exited with code 1");
        MissingText.Of(new NeedTarget("redis", "redis", "pc2"), roster).ShouldBe("redis@pc2 is waiting");
    }

    [Fact]
    public void Why_OfOneWhoseNeedIsOutOfReach_SaysSinceWhen()
    {
        _far.Say(Agent("redis", AgentPhase.Ready));
        _near.Need(Need("redis", node: "pc2"));
        _near.Say(
            Agent("chat", AgentPhase.Waiting, cause: AgentCauses.NeedNotReady) with
            {
                Missing = [new NeedTarget("redis", "redis", "pc2")],
            }
        );
        _fleet.Lanes.Cut(_near.Id, _far.Id);
        _fleet.Settle();

        var roster = _near.View();
        var why = AgentExplainer.Brief(roster.Agents["chat/chat"], roster).Text;

        why.ShouldStartWith("chat waits for redis@pc2, which is unknown: pc2 is unreachable since ");
        why.ShouldEndWith("; it was ready then");
    }

    private List<RosterWish> Wishes() => [.. _fleet.Lanes.Said.Select(said => said.Message).OfType<RosterWish>()];
}
