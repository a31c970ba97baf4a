using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Residing;

public sealed class ResidenceCodecTests
{
    private static readonly Residence Home = new(OwnershipScene.Id(1), "pc1", HybridTime.FromMilliseconds(7));

    [Fact]
    public void WhatIsWritten_IsReadAgain()
    {
        var read = ResidenceCodec.Read(View(ResidenceCodec.Format([Home])));

        read.Of("web/x").Nodes.ShouldHaveSingleItem().ShouldBe(Home);
        read.Of("web/x").Version.ShouldBe(3);
        read.Of("other").ShouldBe(GroupResidences.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"form\":2,\"nodes\":[]}")]
    [InlineData("{\"form\":1}")]
    [InlineData("{\"form\":1,\"nodes\":[{\"node\":\"x\",\"name\":\"pc1\",\"since\":\"1970-01-01T00:00:00.000Z#1\"}]}")]
    public void WhatCannotBeRead_IsNotTakenForNowhere(string text) =>
        ResidenceCodec.Read(View(text)).Of("web/x").IsUnreadable.ShouldBeTrue();

    [Fact]
    public void BeforeTheFirstLook_NothingIsKnown() => ResidenceCodec.Read(EntriesView.Nothing).IsKnown.ShouldBeFalse();

    private static EntriesView View(string text)
    {
        var entry = new Entry(ResidenceCodec.Key("web/x"), text, 3, 3, Lease: null);
        return new EntriesView(3, ImmutableSortedDictionary<EntryKey, Entry>.Empty.SetItem(entry.Key, entry), "");
    }
}
