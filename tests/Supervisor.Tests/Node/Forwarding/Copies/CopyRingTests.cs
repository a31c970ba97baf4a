using System.Globalization;
using Shouldly;
using Supervisor.Node.Forwarding.Copies;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Copies;

/// <summary>Whose agents a node follows.</summary>
public sealed class CopyRingTests
{
    [Fact]
    public void InASmallFleet_AllOthers() => CopyRing.FollowedBy("b", ["c", "a", "b", "c"]).ShouldBe(["c", "a"]);

    [Fact]
    public void InALargeFleet_EachIsFollowedByAsMany()
    {
        var nodes = Enumerable.Range(0, 40).Select(one => one.ToString("d2", CultureInfo.InvariantCulture)).ToList();

        var followed = nodes.SelectMany(node => CopyRing.FollowedBy(node, nodes)).ToLookup(node => node);

        followed.Count.ShouldBe(nodes.Count);
        followed.ShouldAllBe(node => node.Count() == CopyRing.Most);
    }
}
