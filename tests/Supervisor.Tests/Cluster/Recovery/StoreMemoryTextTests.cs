using Shouldly;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Links;
using Xunit;
using static Supervisor.Tests.Cluster.Recovery.Memories;

namespace Supervisor.Tests.Cluster.Recovery;

public sealed class StoreMemoryTextTests
{
    /// <summary>It stands on disks: names are added, never changed.</summary>
    private const string Stored =
        """{"form":1,"store":"store-a","generation":1000,"revision":7,"claims":{"web":{"epoch":3,"owner":"n","length_ms":5000}},"records":{"nodes/a":"{}"},"residences":{"residences/db":"{}"}}""";

    [Fact]
    public void Memory_IsReadBackAsItWas()
    {
        var memory = new StoreMemory(
            "store-a",
            1000,
            7,
            StoreMemory.NoClaims.Add("web", new RememberedClaim(3, "n", 5000)),
            Records(("nodes/a", "{}"))
        )
        {
            Residences = Records(("residences/db", "{}")),
        };

        StoreMemoryText.Write(memory).ShouldBe(Stored);
        StoreMemoryText.TryRead(Stored, out var read).ShouldBeTrue();
        read.IsSame(memory).ShouldBeTrue();
        read.IsSame(memory with { Revision = 8 }).ShouldBeFalse();
        read.IsSame(memory with { Residences = StoreMemory.NoRecords }).ShouldBeFalse();
    }

    [Fact]
    public void MemoryOfAVersionThatKeptNoResidences_HasNone()
    {
        StoreMemoryText.TryRead(StoreMemoryText.Write(Of()), out var read).ShouldBeTrue();

        StoreMemoryText.Write(Of()).ShouldNotContain("residences");
        read.Residences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"form":2,"store":"a","claims":{},"records":{}}""")]
    [InlineData("""{"form":1,"claims":{},"records":{}}""")]
    public void WhatIsNoMemory_OrOfANewerForm_IsNotRead(string text) =>
        StoreMemoryText.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void WhatIsLaidDown_IsFoundAgain_AndWhatIsNone_IsPassedOver()
    {
        var node = LinkWorld.Node(2);
        var put = GatheredMemories.Put(node, Of()).ShouldNotBeNull();
        var folder = new EntriesSeen(
            1,
            [
                new Entry(put.Key, put.Value!, 1, 1, null),
                new Entry(GatheredMemories.Of(LinkWorld.Node(3)), "!", 1, 1, null),
                new Entry(EntryKey.Of("recovery", "nobody"), put.Value!, 1, 1, null),
            ]
        );

        var found = GatheredMemories.In(folder).ShouldHaveSingleItem();

        found.Key.ShouldBe(node);
        found.Value.IsSame(Of()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(20_000, 0)]
    public void ResidencesThatAreTooManyToBeLaidDown_AreLeftOut(int there, int laidDown)
    {
        var residences = Enumerable
            .Range(0, there)
            .Select(static number => ($"residences/{number}", $"{unchecked((uint)number * 2654435761):x}-{number}"));
        var put = GatheredMemories
            .Put(LinkWorld.Node(2), Of() with { Residences = Records([.. residences]) })
            .ShouldNotBeNull();

        var found = GatheredMemories.In(new EntriesSeen(1, [new Entry(put.Key, put.Value!, 1, 1, null)]));

        found.ShouldHaveSingleItem().Value.Residences.Count.ShouldBe(laidDown);
    }

    [Theory]
    [InlineData("""{"since":3,"left":{"at":9}}""", 9)]
    [InlineData("""{"at":4,"since":"no"}""", 4)]
    [InlineData("""{"founded":2}""", 2)]
    [InlineData("[]", 0)]
    [InlineData("no", 0)]
    public void TimeOfARecord_IsTheLatestThatItSays(string text, long time) => RecordTimes.Of(text).ShouldBe(time);
}
