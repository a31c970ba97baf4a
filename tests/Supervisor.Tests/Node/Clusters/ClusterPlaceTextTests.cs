using System.Net;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Settings;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class ClusterPlaceTextTests
{
    private static readonly LinkPlace Links = new(IPEndPoint.Parse("10.0.0.1:9111"), ["mainpc:9111"]);

    private static readonly EtcdAccess Own = new([new Uri("https://10.0.0.1:2379")], "node", "its", "ca", "cert", "key")
    {
        IsOwn = true,
        Maker = new EtcdLogin("root", "root's"),
    };

    [Fact]
    public void Place_WrittenAndRead_IsTheSame()
    {
        ShouldComeBack(new ClusterPlace("home", "/shared/file", null, Links));
        ShouldComeBack(new ClusterPlace("home", null, Own, Links));
        ShouldComeBack(new ClusterPlace("home", null, new EtcdAccess([new Uri("http://10.0.0.1:2379")]), Links));
    }

    [Fact]
    public void Place_WrittenBeforeNodesHadUsersOfTheirOwn_IsOneThatAllShare()
    {
        const string Text = """{"form":1,"etcd":["http://10.0.0.1:2379"],"user":"fleet","password":"its"}""";

        var etcd = ClusterPlaceText.Read("home", Text, Links).Value!.Etcd!;

        etcd.Login.ShouldBe(new EtcdLogin("fleet", "its"));
        etcd.IsOwn.ShouldBeFalse();
        etcd.Maker.ShouldBeNull();
    }

    [Fact]
    public void OtherMembers_NamedWithoutAUser_AreReachedAsTheNodeThatItIs()
    {
        var given = new EtcdAccess([new Uri("https://10.0.0.9:2379")]);

        given
            .WithUsersOf(Own)
            .ShouldBe(given with { User = "node", Password = "its", IsOwn = true, Maker = Own.Maker });
        given.WithUsersOf(null).ShouldBe(given);
        var named = given with { User = "other", Password = "its" };
        named.WithUsersOf(Own).ShouldBe(named);
    }

    [Fact]
    public void Passwords_AreNotShown() => Own.ToString().ShouldNotContain("its");

    private static void ShouldComeBack(ClusterPlace place)
    {
        var read = ClusterPlaceText.Read(place.Name, ClusterPlaceText.Write(place), null).Value!;

        (read with { Etcd = null }).ShouldBe(place with { Etcd = null });
        (read.Etcd is null).ShouldBe(place.Etcd is null);
        if (place.Etcd is { } etcd)
        {
            read.Etcd!.Endpoints.ShouldBe(etcd.Endpoints);
            (read.Etcd with { Endpoints = etcd.Endpoints }).ShouldBe(etcd);
        }
    }
}
