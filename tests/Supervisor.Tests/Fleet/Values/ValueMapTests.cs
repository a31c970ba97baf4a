using Shouldly;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Values;

public sealed class ValueMapTests
{
    [Fact]
    public void Maps_OfTheSameValuesInAnotherOrder_AreEqual()
    {
        var first = new[] { KeyValuePair.Create("a", 1), KeyValuePair.Create("b", 2) }.ToValueMap();
        var second = new[] { KeyValuePair.Create("b", 2), KeyValuePair.Create("a", 1) }.ToValueMap();

        first.ShouldBe(second);
        first.GetHashCode().ShouldBe(second.GetHashCode());
    }

    [Fact]
    public void Map_WithOneValueOtherwise_IsAnother()
    {
        var first = ValueMap<int>.Empty.With("a", 1);

        first.With("a", 2).ShouldNotBe(first);
        first.With("b", 1).ShouldNotBe(first);
        ValueMap<int>.Empty.ShouldNotBe(first);
    }

    [Fact]
    public void Names_WhateverTheOrderOfTheFile_AreSorted()
    {
        var map = new[] { KeyValuePair.Create("b", 2), KeyValuePair.Create("a", 1) }.ToValueMap();

        map.Names.ShouldBe(["a", "b"]);
    }
}
