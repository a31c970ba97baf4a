using System.Collections.Immutable;
using Shouldly;
using Supervisor.Node.Clusters.Following;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class NewsRulesTests
{
    private static readonly ClusterMoment Now = ClusterMoment.Nothing with
    {
        Nodes = Of(("pc1", "up"), ("pc2", "up")),
        Links = Of(("pc2", "linked")),
        Owners = Of(("web", "is owned by pc1 in epoch 1")),
        Revision = 3,
    };

    [Fact]
    public void First_AllIsToldAsItStands() =>
        Told(ClusterMoment.Nothing, Now)
            .ShouldBe([
                "node pc1 is up",
                "node pc2 is up",
                "link pc2 linked",
                "group web is owned by pc1 in epoch 1",
                "revision 3 is the newest",
            ]);

    [Fact]
    public void Nothing_IsToldOfWhatStaysAsItIs() => Told(Now, Now with { }).ShouldBeEmpty();

    [Fact]
    public void EachChange_IsToldOnce()
    {
        var after = Now with
        {
            Nodes = Of(("pc1", "up"), ("pc2", "down")),
            Links = Of(),
            Owners = Of(("web", "is given back")),
            Revision = 4,
            Trouble = "etcd does not answer.",
        };

        Told(Now, after)
            .ShouldBe([
                "node pc2 is down",
                "link pc2 is not linked",
                "group web is given back",
                "revision 4 is the newest",
                "store etcd does not answer.",
            ]);
        Told(after, after with { Trouble = "" }).ShouldBe(["store is followed again"]);
        Told(Now, Now with { Nodes = Of(("pc1", "up")) }).ShouldBe(["node pc2 is no member any more"]);
    }

    [Fact]
    public void NodeThatIsUnreachable_IsTold_AndWhenItIsNotAnyMore()
    {
        var after = Now with
        {
            Nodes = Of(("pc1", "up"), ("pc2", "unreachable")),
            Links = Of(("pc2", "The peer says nothing any more.")),
        };

        Told(Now, after).ShouldBe(["node pc2 is unreachable", "link pc2 The peer says nothing any more."]);
        Told(after, Now).ShouldBe(["node pc2 is up", "link pc2 linked"]);
    }

    private static IEnumerable<string> Told(ClusterMoment before, ClusterMoment after) =>
        NewsRules
            .Between(before, after)
            .Select(news =>
                string.Join(' ', new[] { news.Kind, news.Subject, news.Text }.Where(word => word.Length > 0))
            );

    private static ImmutableSortedDictionary<string, string> Of(params (string Name, string Is)[] all) =>
        all.ToImmutableSortedDictionary(one => one.Name, one => one.Is, StringComparer.Ordinal);
}
