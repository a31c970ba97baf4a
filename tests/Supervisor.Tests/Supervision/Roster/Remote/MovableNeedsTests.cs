using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Roster.Remote;

/// <summary>What an agent hears of what it needs in a movable group, wherever that runs.</summary>
public sealed class MovableNeedsTests
{
    private static readonly NeedDefinition OfRedis = Need("redis", node: NeedTarget.Owner);

    private readonly SpokenFleet _fleet = new();
    private readonly SpokenNode _near;
    private readonly SpokenNode _far;
    private readonly SpokenNode _third;
    private long _version;

    public MovableNeedsTests() =>
        (_near, _far, _third) = (_fleet.Start(1, "pc1"), _fleet.Start(2, "pc2"), _fleet.Start(3, "pc3"));

    [Fact]
    public void Need_IsMetByTheOwner_WhicheverThatIs()
    {
        Owned(_far);
        _near.Need(OfRedis);
        _far.Say(Agent("redis", AgentPhase.Ready));
        _near.Heard().ShouldBe(new NeedStatus(OfRedis, true, "is ready"));

        _third.Say(Agent("redis", AgentPhase.Starting));
        Owned(_third);
        _near.Heard()!.Reason.ShouldBe("is starting");
        _third.Say(Agent("redis", AgentPhase.Ready, version: 2));
        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Need_IsMetHere_WhenThisNodeIsTheOwner()
    {
        Owned(_near);
        _near.Need(OfRedis);
        _near.Heard()!.IsMet.ShouldBeFalse();
        _near.Say(Agent("redis", AgentPhase.Ready));
        _near.Heard().ShouldBe(new NeedStatus(OfRedis, true, "is ready"));

        Owned(_far);
        _near.Heard()!.IsMet.ShouldBeFalse("what is here is no word of the owner's");
    }

    [Fact]
    public void Need_OfAGroup_IsJudgedByItsRule()
    {
        Owned(_far);
        _near.Need(Need("redis/*", node: NeedTarget.Owner));
        _far.Say(Group("redis", isReady: true));
        _near.Heard()!.IsMet.ShouldBeTrue();
        Owned(_near);
        _near.Say(Group("redis", isReady: false));
        _near.Heard()!.IsMet.ShouldBeFalse();
    }

    [Fact]
    public void Need_WithoutAnOwner_IsUnknown_AndSaysSo()
    {
        Owned(null);
        _near.Need(OfRedis);
        var heard = _near.Heard()!;
        (heard.IsMet, heard.IsKnown, heard.Reason).ShouldBe((false, false, "is unknown: nobody owns it"));
    }

    [Fact]
    public void Owner_WhoCannotBeTold_StaysTheOneToAsk()
    {
        Owned(_far);
        _near.Need(OfRedis);
        _far.Say(Agent("redis", AgentPhase.Starting));
        Tell(View(_far.Id) with { CutOff = "No member of etcd answers." });
        _far.Say(Agent("redis", AgentPhase.Ready, version: 2));
        _near.Heard()!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Why_FollowsItToItsOwner()
    {
        Owned(_far);
        _far.Say(Agent("redis", AgentPhase.Backoff, cause: AgentCauses.Exited, reason: "It exited with code 1."));
        _near.Need(OfRedis);
        _near.Say(
            Agent("chat", AgentPhase.Waiting, cause: AgentCauses.NeedNotReady) with
            {
                Missing = [OfRedis.Target],
            }
        );
        var roster = _near.View();
        AgentExplainer.Brief(roster.Agents["chat/chat"], roster).Text.ShouldContain("waits for redis");
        MissingText.Of(OfRedis.Target, roster).ShouldStartWith("redis ");

        Owned(_near);
        _near.Say(Agent("redis", AgentPhase.Starting));
        MissingText.Of(OfRedis.Target, _near.View()).ShouldBe("redis is starting");
    }

    private void Owned(SpokenNode? owner) => Tell(View(owner?.Id));

    private ClaimsView View(NodeId? owner) =>
        new(
            ++_version,
            ImmutableSortedDictionary
                .Create<string, Claim>(StringComparer.Ordinal)
                .Add(
                    "redis",
                    new Claim("redis", _version, owner, HybridTime.Zero, TimeSpan.FromSeconds(5), 0, default)
                ),
            [],
            ""
        );

    private void Tell(ClaimsView view)
    {
        foreach (var node in new[] { _near, _far, _third })
        {
            node.Links.Tell(new OwnersAre(view));
        }

        _fleet.Settle();
    }
}
