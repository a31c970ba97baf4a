using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Recovery;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Xunit;
using static Supervisor.Tests.Cluster.Recovery.Memories;

namespace Supervisor.Tests.Cluster.Recovery;

public sealed class MemoryRulesTests
{
    private readonly StoreMemory _memory = Of();

    [Fact]
    public void Store_ThatWasNeverSeen_OrHoldsAllOfIt_IsKnown()
    {
        MemoryRules.Judge(null, Empty()).ShouldBe(StoreVerdict.Known);
        MemoryRules.Judge(_memory, Sight(_memory)).ShouldBe(StoreVerdict.Known);
        MemoryRules
            .Judge(_memory, Sight(Of(revision: 9, claims: [("web", 4), ("db", 1)])))
            .ShouldBe(StoreVerdict.Known);
    }

    [Fact]
    public void Store_OfAnotherId_IsAnother() => MemoryRules.Judge(_memory, Empty()).ShouldBe(StoreVerdict.Other);

    [Fact]
    public void Store_ThatKnowsLess_IsBehind_WhateverItIsThatItLacks()
    {
        var sight = Sight(_memory);
        MemoryRules.Judge(_memory, sight with { Revision = 6 }).ShouldBe(StoreVerdict.Behind);
        MemoryRules.Judge(_memory, sight with { Claims = Claims(("web", 2)) }).ShouldBe(StoreVerdict.Behind);
        MemoryRules.Judge(_memory, sight with { Claims = StoreMemory.NoClaims }).ShouldBe(StoreVerdict.Behind);
        MemoryRules.Judge(_memory, sight with { Records = StoreMemory.NoRecords }).ShouldBe(StoreVerdict.Behind);
        MemoryRules
            .Judge(_memory, sight with { Records = Records(("nodes/a", """{"since":4}""")) })
            .ShouldBe(StoreVerdict.Behind);
        MemoryRules.Judge(Of(generation: 1000), sight).ShouldBe(StoreVerdict.Behind);
    }

    [Fact]
    public void Store_InWhichTheClusterGoesOn_IsRecovered_OnlyWhenThatWasSaidInIt_AboveAllThatWasSeen()
    {
        var fresh = Sight(Of(store: "store-b", claims: [("web", 1000)]), generation: 1000);
        MemoryRules.Judge(_memory, fresh).ShouldBe(StoreVerdict.Recovered);

        MemoryRules.Judge(_memory, fresh with { Generation = Opened(1000, "store-c") }).ShouldBe(StoreVerdict.Other);
        MemoryRules.Judge(_memory, fresh with { Revision = 6 }).ShouldBe(StoreVerdict.Other);
        MemoryRules.Judge(Of(claims: [("web", 2000)]), fresh).ShouldBe(StoreVerdict.Other);
        MemoryRules.Judge(Of(generation: 1000), fresh).ShouldBe(StoreVerdict.Other);
    }

    [Fact]
    public void Store_ThatWasRecovered_IsSoAlsoForWhoSawItsClaimsBeforeTheWord()
    {
        var seen = Of(claims: [("web", 1001)]);

        MemoryRules.Judge(seen, Sight(seen, generation: 1000)).ShouldBe(StoreVerdict.Recovered);
    }

    [Fact]
    public void Recovered_IsRememberedAsItIs_AndNoEpochThatWasSeenIsForgotten()
    {
        var fresh = Sight(Of(store: "store-b", claims: [("web", 1000)]), generation: 1000);

        var after = MemoryRules.Remember(Of(claims: [("web", 3), ("old", 8)]), fresh);

        (after.Store, after.Generation, after.Revision).ShouldBe(("store-b", 1000, 7));
        after.Claims.Select(claim => (claim.Key, claim.Value.Epoch)).ShouldBe([("old", 8L), ("web", 1000L)]);
        MemoryRules.Judge(after, fresh).ShouldBe(StoreVerdict.Known);
    }

    [Fact]
    public void Residences_AreRememberedAsTheyAre_AndAreNoSignOfAnOlderCopy()
    {
        var sight = Sight(_memory) with { Residences = Records(("residences/db", "there")) };

        var after = MemoryRules.Remember(_memory with { Residences = Records(("residences/web", "ended")) }, sight);

        after.Residences.ShouldBe(sight.Residences);
        MemoryRules.Judge(after, Sight(_memory)).ShouldBe(StoreVerdict.Known);
    }

    [Fact]
    public void Glance_SeesAnotherStoreAndFewerRevisions()
    {
        MemoryRules.Glance(_memory, Store, 7).ShouldBe(StoreVerdict.Known);
        MemoryRules.Glance(_memory, "store-b", 7).ShouldBe(StoreVerdict.Other);
        MemoryRules.Glance(_memory, Store, 6).ShouldBe(StoreVerdict.Behind);
    }

    [Fact]
    public void WhatIsHeard_RaisesWhatIsRemembered_AndNeverLowersIt()
    {
        var after = MemoryRules.With(_memory, 5, Heard("", ("web", 2), ("db", 1)));
        (after.Revision, after.Claims["web"].Epoch, after.Claims["db"].Epoch).ShouldBe((7, 3, 1));

        MemoryRules.With(_memory, 8, Heard("cut off", ("web", 9))).Claims["web"].Epoch.ShouldBe(3);
        MemoryRules.With(_memory, 8, Heard("", ("web", 9))).Claims["web"].Epoch.ShouldBe(9);
    }

    private static ClaimsView Heard(string cutOff, params (string Group, long Epoch)[] claims) =>
        new(
            1,
            claims.ToImmutableSortedDictionary(
                static claim => claim.Group,
                static claim => new Claim(
                    claim.Group,
                    claim.Epoch,
                    null,
                    HybridTime.Zero,
                    TimeSpan.FromSeconds(5),
                    0,
                    default
                ),
                StringComparer.Ordinal
            ),
            [],
            cutOff
        );
}
