using Shouldly;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Requests;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

public sealed class NetworkRequestsTests
{
    private static readonly ServiceModel Service = new()
    {
        ContainerName = "demo-web-1",
        Networks = ValueMap<NetworkAttachment>
            .Empty.With("back", new NetworkAttachment())
            .With("front", new NetworkAttachment { Priority = 5, Aliases = ["www", "web"] }),
    };

    [Fact]
    public void MainNetwork_IsThatOfTheHighestPriority() => Requests(Service).Mode.ShouldBe("demo_front");

    [Fact]
    public void Container_InEachNetwork_HasItsOwnNameItsServicesAndItsAliases() =>
        Requests(Service).AtOnce["demo_front"].Aliases.ShouldBe(["demo-web-1", "web", "www"]);

    [Fact]
    public void Networks_OfAnOlderEngine_AreJoinedOneByOne()
    {
        var requests = Requests(Service, Requested.Old);

        requests.AtOnce.Keys.ShouldBe(["demo_front"]);
        requests.Afterwards.Keys.ShouldBe(["demo_back"]);
        Requests(Service).AtOnce.Keys.ShouldBe(["demo_front", "demo_back"]);
        Requests(Service).Afterwards.ShouldBeEmpty();
    }

    [Fact]
    public void Address_OfAContainersCard_IsWhereTheEngineWantsIt()
    {
        var service = Service with { Host = new HostSettings { MacAddress = "02:00:00:00:00:01" } };

        Requests(service).AtOnce["demo_front"].MacAddress.ShouldBe("02:00:00:00:00:01");
        Requests(service).AtOnce["demo_back"].MacAddress.ShouldBeNull();
        Requests(service).MacAddress.ShouldBeNull();
        Requests(service, Requested.Old).MacAddress.ShouldBe("02:00:00:00:00:01");
    }

    [Fact]
    public void Attachment_WithAllThatItCanSay_SaysIt()
    {
        var attachment = new NetworkAttachment
        {
            Ipv4Address = "10.0.0.5",
            Ipv6Address = "fd00::5",
            LinkLocalAddresses = ["169.254.1.1"],
            GatewayPriority = 3,
            InterfaceName = "eth7",
        };
        var endpoint = Requests(
            Service with
            {
                Networks = ValueMap<NetworkAttachment>.Empty.With("front", attachment),
                Links = ["demo-db-1:db"],
                ExternalLinks = ["other"],
            }
        ).AtOnce["demo_front"];

        endpoint.Addresses.ShouldNotBeNull().LinkLocal.ShouldBe(["169.254.1.1"]);
        (endpoint.Addresses.V4, endpoint.Addresses.V6, endpoint.GwPriority).ShouldBe(("10.0.0.5", "fd00::5", 3));
        endpoint.DriverOpts.ShouldNotBeNull()["com.docker.network.endpoint.ifname"].ShouldBe("eth7");
        endpoint.Links.ShouldBe(["demo-db-1:db", "other:other"]);
    }

    [Theory]
    [InlineData("host")]
    [InlineData("none")]
    [InlineData("container:demo-db-1")]
    public void Container_WithoutNetworksOfItsOwn_HasTheModeAlone(string mode)
    {
        var spec = Requested.Of(
            new ServiceModel
            {
                Image = "web:1",
                NetworkMode = mode,
                Ports = [new PortModel(80, 8080)],
            }
        );

        spec.HostConfig!.NetworkMode.ShouldBe(mode);
        (spec.NetworkingConfig, spec.HostConfig.PortBindings).ShouldBe((null, null));
    }

    [Fact]
    public void Ports_OfEachKind_AreBound()
    {
        var spec = Requested.Of(
            Service with
            {
                Image = "web:1",
                Ports =
                [
                    new PortModel(80, 8080, HostAddress: "127.0.0.1"),
                    new PortModel(80, 9080),
                    new PortModel(53, null, Protocol: "udp"),
                    new PortModel(81, 8000, 8010),
                ],
                Expose = ["90", "91-92/udp"],
            }
        );

        spec.ExposedPorts.ShouldNotBeNull().Keys.ShouldBe(["90/tcp", "91/udp", "92/udp", "80/tcp", "53/udp", "81/tcp"]);
        var bindings = spec.HostConfig!.PortBindings.ShouldNotBeNull();
        bindings["80/tcp"].ShouldBe([new("127.0.0.1", "8080"), new(null, "9080")]);
        bindings["53/udp"].ShouldBe([new(null, "")]);
        bindings["81/tcp"].ShouldBe([new(null, "8000-8010")]);
    }

    [Fact]
    public void Network_WithAllThatItCanSay_IsAskedForWithTheLabelsOfItsProject()
    {
        var spec = NetworkRequest.Of(
            "front",
            new NetworkModel
            {
                Name = "demo_front",
                Driver = "bridge",
                Ipam = new IpamModel(
                    "default",
                    [
                        new IpamPool(
                            "10.0.0.0/24",
                            "10.0.0.128/25",
                            "10.0.0.1",
                            ValueMap<string>.Empty.With("router", "10.0.0.2")
                        ),
                    ],
                    ValueMap<string>.Empty
                ),
            },
            "demo",
            Requested.Place
        );

        (spec.Name, spec.Driver, spec.Internal).ShouldBe(("demo_front", "bridge", null));
        var pool = spec.Addresses.ShouldNotBeNull().Config.ShouldNotBeNull().ShouldHaveSingleItem();
        (pool.Subnet, pool.Range, pool.Gateway, pool.Reserved!["router"]).ShouldBe(
            ("10.0.0.0/24", "10.0.0.128/25", "10.0.0.1", "10.0.0.2")
        );
        spec.Labels.ShouldNotBeNull()["com.docker.compose.network"].ShouldBe("front");
        spec.Labels["com.docker.compose.project"].ShouldBe("demo");
    }

    private static NetworkRequests Requests(ServiceModel service, EngineTraits? engine = null) =>
        new(
            Requested.Definition(service) with
            {
                Networks = ValueMap<NetworkModel>
                    .Empty.With("front", new NetworkModel { Name = "demo_front" })
                    .With("back", new NetworkModel { Name = "demo_back" }),
            },
            engine ?? Requested.New
        );
}
