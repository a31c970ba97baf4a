using Shouldly;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Services;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Resources;

public sealed class NetworkBinderTests
{
    [Fact]
    public void Service_WithoutNetworks_IsInTheDefaultOne()
    {
        var bound = BoundProject.Of("services: { web: { image: a } }");

        bound.Web.Networks.Names.ShouldBe(["default"]);
        bound.Networks["default"].Name.ShouldBe("demo_default");
    }

    [Theory]
    [InlineData("network_mode: host")]
    [InlineData("network_mode: none")]
    [InlineData("networks: [back]")]
    public void DefaultNetwork_ThatNobodyUses_IsNotMade(string keys)
    {
        var bound = BoundProject.Of($"{{ services: {{ web: {{ image: a, {keys} }} }}, networks: {{ back: }} }}");

        bound.Networks.Names.ShouldBe(["back"]);
        bound.Web.Networks.Contains("default").ShouldBeFalse();
    }

    [Fact]
    public void DefaultNetwork_OfTheFile_KeepsItsSettings()
    {
        var network = BoundProject
            .Of("{ services: { web: { image: a } }, networks: { default: { name: lan, driver: macvlan } } }")
            .Networks["default"];

        (network.Name, network.Driver).ShouldBe(("lan", "macvlan"));
    }

    [Theory]
    [InlineData("{ external: true }", "back")]
    [InlineData("{ external: true, name: lan }", "lan")]
    [InlineData("{ external: { name: lan } }", "lan")]
    public void Network_ThatIsExternal_HasNoProjectInItsName(string network, string name)
    {
        var back = BoundProject
            .Of($"{{ services: {{ web: {{ image: a }} }}, networks: {{ back: {network} }} }}")
            .Networks["back"];

        (back.Name, back.External).ShouldBe((name, true));
    }

    [Fact]
    public void Networks_InLongForm_HaveTheirSettings()
    {
        var networks = BoundProject
            .Service("networks: { back: , front: { aliases: [a], ipv4_address: 10.0.0.7, priority: 5 } }")
            .Networks;

        networks["back"].ShouldBe(new NetworkAttachment());
        networks["front"]
            .ShouldBe(
                new NetworkAttachment
                {
                    Aliases = ["a"],
                    Ipv4Address = "10.0.0.7",
                    Priority = 5,
                }
            );
    }

    [Fact]
    public void Networks_BesideAMode_AreAConflict() =>
        BoundProject
            .Findings("network_mode: host, networks: [back]")
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(ComposeKinds.ConflictingValues);

    [Fact]
    public void Ipam_HasItsPools()
    {
        var ipam = BoundProject
            .Of(
                "{ services: { web: { image: a } }, networks: { back: { ipam: { driver: default, "
                    + "config: [{ subnet: 172.28.0.0/16, gateway: 172.28.5.254, aux_addresses: { h: 172.28.1.5 } }] } } } }"
            )
            .Networks["back"]
            .Ipam.ShouldNotBeNull();

        ipam.Pools.ShouldHaveSingleItem().Subnet.ShouldBe("172.28.0.0/16");
        ipam.Pools[0].AuxiliaryAddresses["h"].ShouldBe("172.28.1.5");
    }
}
