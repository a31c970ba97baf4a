using Shouldly;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Networks;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class NetworkDriftTests
{
    private static readonly NetworkRow Row = new()
    {
        Driver = "bridge",
        Addresses = new AddressPlan("default", [new AddressPool("10.1.0.0/16")]),
    };

    [Fact]
    public void Network_OfWhichTheFileSaysLittle_IsAsTheFileSays() =>
        NetworkDrift.Of(new NetworkModel { Name = "n" }, Row).ShouldBeEmpty();

    [Fact]
    public void Network_ThatDiffersInEverything_IsToldOfInEverything() =>
        NetworkDrift
            .Of(
                new NetworkModel
                {
                    Name = "n",
                    Driver = "macvlan",
                    Internal = true,
                    EnableIpv6 = true,
                    DriverOptions = ValueMap<string>.Empty.With("parent", "eth0"),
                    Ipam = new IpamModel(
                        null,
                        [new IpamPool("10.2.0.0/16", null, null, ValueMap<string>.Empty)],
                        ValueMap<string>.Empty
                    ),
                },
                Row
            )
            .ShouldBe([
                "driver: bridge and not macvlan",
                "internal: no and not yes",
                "enable_ipv6: no and not yes",
                "driver_opts.parent: nothing and not eth0",
                "subnet: 10.1.0.0/16 and not 10.2.0.0/16",
            ]);
}
