using Shouldly;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Links;
using Xunit;
using static Supervisor.Tests.Cluster.Recovery.Memories;

namespace Supervisor.Tests.Cluster.Recovery;

public sealed class RecoveryRulesTests
{
    [Fact]
    public void Generation_IsAboveAllThatAnybodyHasSeen_AndSoIsEachEpoch()
    {
        var plan = Plan([Of(revision: 7), Of(revision: 6, claims: [("web", 3), ("db", 1999)])], Empty());

        plan.Generation.ShouldBe(2000);
        plan.Revision.ShouldBe(7);
        EpochIn(plan, "web").ShouldBe("\"epoch\":2000");
        EpochIn(plan, "db").ShouldBe("\"epoch\":2000");
    }

    [Fact]
    public void Generation_OfAStoreThatWasRecoveredBefore_IsAboveThat()
    {
        Plan([Of(generation: 1000)], Sight(Of(), generation: 1000)).Generation.ShouldBe(2000);
        Plan([Of(generation: 0)], Sight(Of(claims: [("web", 3004)]))).Generation.ShouldBe(4000);
    }

    [Fact]
    public void Revision_KeepsItsNumberWhenAllWereHeard_AndGetsOneThatNobodyHasSeenOtherwise()
    {
        Plan([Of(revision: 7)], Empty()).Revision.ShouldBe(7);
        Plan([Of(revision: 7)], Empty(), isWhole: false).Revision.ShouldBe(1000);
        Plan([Of(revision: 0)], Empty(), isWhole: false).Revision.ShouldBe(0);
    }

    [Fact]
    public void Records_AreTheLatestThatAnybodyKnows_AndWhatTheStoreHasAsLateIsLeftAlone()
    {
        var plan = Plan(
            [
                Of(records: [("nodes/a", """{"since":5}"""), ("nodes/b", """{"since":5,"left":{"at":9}}""")]),
                Of(records: [("nodes/b", """{"since":5}"""), ("denied/key/x", """{"at":3}""")]),
            ],
            Empty() with
            {
                Records = Records(("nodes/a", """{"since":6}""")),
            }
        );

        Written(plan, "nodes").Select(write => write.Key.Value).ShouldBe(["nodes/b"]);
        Written(plan, "nodes").Single().Value.ShouldBe("""{"since":5,"left":{"at":9}}""");
        Written(plan, "denied").Single().Key.Value.ShouldBe("denied/key/x");
    }

    [Fact]
    public void LastOwner_IsStillTheOwner_SinceItMayRunByWhatTheFormerStoreAcknowledged()
    {
        var owner = LinkWorld.Node(2);
        var memory = Of() with
        {
            Claims = StoreMemory.NoClaims.Add("web", new RememberedClaim(3, owner.Value, 60_000)),
        };

        var plan = Plan([memory], Empty());

        plan.Writes.Single(write => write.Key == ClaimKeys.Owner("web")).Value!.ShouldContain(owner.Value);
        plan.Writes.Single(write => write.Key == ClaimKeys.Renewal("web")).Value!.ShouldContain("60000");
    }

    [Fact]
    public void WhatAnOlderCopyRemembersOfAGroup_IsGone_WhereItHasAnOwnerWhoseJournalIsNewer()
    {
        var memory = Of() with
        {
            Claims = StoreMemory
                .NoClaims.Add("web", new RememberedClaim(3, LinkWorld.Node(2).Value, 5_000))
                .Add("db", new RememberedClaim(4, null, 0)),
        };

        Written(Plan([memory], Empty()), "movable").ShouldBe([EntryWrite.Delete(ClaimKeys.Note("web"))]);
    }

    [Fact]
    public void Residences_ThatAnybodyHasSeen_AreThereAgain_AndThoseThatTheStoreHasAreLeftAlone()
    {
        var (one, two) = (Residing(1), Residing(2));
        var plan = Plan(
            [Seen(("residences/db", one), ("residences/web", one)), Seen(("residences/web", two))],
            Empty() with
            {
                Residences = Records(("residences/db", one)),
            }
        );

        var written = Written(plan, "residences").ShouldHaveSingleItem();
        written.Key.Value.ShouldBe("residences/web");
        written.Value.ShouldBe(Residing(1, 2));
    }

    [Fact]
    public void Residences_ThatCannotBeRead_StandAsTheyWere()
    {
        var plan = Plan([Seen(("residences/web", Residing(1))), Seen(("residences/web", "newer"))], Empty());

        Written(plan, "residences").ShouldHaveSingleItem().Value.ShouldBe("newer");
    }

    [Fact]
    public void Invitations_AreGone_ForAUsedOneIsGoodAgainInAnOlderCopy()
    {
        var key = TrustKeys.Invitation("abc");

        Plan([Of()], Empty(), invitations: [key]).Writes.ShouldContain(EntryWrite.Delete(key));
    }

    private static RecoveryPlan Plan(
        StoreMemory[] memories,
        StoreSight sight,
        bool isWhole = true,
        EntryKey[]? invitations = null
    ) => RecoveryRules.Plan(memories, sight, isWhole, invitations ?? [], HybridTime.FromMilliseconds(1));

    private static StoreMemory Seen(params (string Key, string Text)[] residences) =>
        Of() with
        {
            Residences = Records(residences),
        };

    private static string Residing(params byte[] nodes) =>
        ResidenceCodec.Format(
            nodes.Select(static number => new Residence(LinkWorld.Node(number), $"pc{number}", new HybridTime(number)))
        );

    private static IEnumerable<EntryWrite> Written(RecoveryPlan plan, string folder) =>
        plan.Writes.Where(write => write.Key.IsIn(EntryKey.Of(folder)));

    private static string EpochIn(RecoveryPlan plan, string group) =>
        plan
            .Writes.Single(write => write.Key == ClaimKeys.Owner(group))
            .Value!.Split(',')
            .Single(part => part.Contains("epoch", StringComparison.Ordinal))
            .Trim('{', '}');
}
