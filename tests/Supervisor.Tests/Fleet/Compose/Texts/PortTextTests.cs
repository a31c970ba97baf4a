using Shouldly;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Services;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Texts;

public sealed class PortTextTests
{
    [Fact]
    public void Port_Alone_IsPublishedAnywhere() => Ports("3000").ShouldBe([new PortModel(3000, null)]);

    [Fact]
    public void Port_WithAProtocol_IsOfIt() =>
        Ports("6060:53/UDP").ShouldBe([new PortModel(53, 6060, Protocol: "udp")]);

    [Fact]
    public void Port_WithAnAddressAndNoPortOfTheHost_IsPublishedAnywhereOnIt() =>
        Ports("127.0.0.1::5000").ShouldBe([new PortModel(5000, null, HostAddress: "127.0.0.1")]);

    [Theory]
    [InlineData("[::1]:6001:60")]
    [InlineData("::1:6001:60")]
    public void Port_WithAnAddressOfIpv6_HasIt(string text) =>
        Ports(text).ShouldBe([new PortModel(60, 6001, HostAddress: "::1")]);

    [Fact]
    public void Range_OntoARange_IsOnePortEach() =>
        Ports("9090-9091:8080-8081").ShouldBe([new PortModel(8080, 9090), new PortModel(8081, 9091)]);

    [Fact]
    public void Range_Alone_IsOnePortEach() =>
        Ports("3000-3001").ShouldBe([new PortModel(3000, null), new PortModel(3001, null)]);

    [Fact]
    public void Range_OntoOnePort_LeavesTheChoiceToTheEngine() =>
        Ports("8000-8010:80").ShouldBe([new PortModel(80, 8000, PublishedEnd: 8010)]);

    [Fact]
    public void PortZero_OfTheHost_MeansAny() => Ports("0:80").ShouldBe([new PortModel(80, null)]);

    [Theory]
    [InlineData("")]
    [InlineData("http")]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("8080:")]
    [InlineData("80-70")]
    [InlineData("80/icmp")]
    [InlineData("80-81:90-95")]
    [InlineData("localhost:80:80")]
    [InlineData("127.0.0:80:80")]
    [InlineData("-1:80")]
    [InlineData("1:2:3:4")]
    public void Text_ThatIsNoPort_SaysWhyNot(string text)
    {
        var parsed = PortText.Parse(text);

        parsed.Value.ShouldBeNull();
        parsed.Flaw.ShouldNotBeNullOrEmpty();
    }

    private static IEnumerable<PortModel> Ports(string text) => PortText.Parse(text).Value.ShouldNotBeNull().Ports();
}
