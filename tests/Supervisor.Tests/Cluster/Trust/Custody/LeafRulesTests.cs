using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Trust.Custody;

public sealed class LeafRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(59, false, false)]
    [InlineData(61, true, false)]
    [InlineData(89, true, false)]
    [InlineData(91, true, true)]
    public void Leaf_IsDueWhenAThirdIsLeft_AndOverAfterItsLife(int days, bool isDue, bool isOver)
    {
        using var authority = ClusterAuthority.Found(LinkWorld.Cluster, Now);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = authority.Issue(LinkWorld.Node(1), new PublicKey(key), [], Now);

        LeafRules.IsDue(leaf, Now.AddDays(days)).ShouldBe(isDue);
        LeafRules.IsOver(leaf, Now.AddDays(days)).ShouldBe(isOver);
    }
}
