using Shouldly;
using Supervisor.Cluster.Links.Transport;
using Xunit;

namespace Supervisor.Tests.Cluster.Links.Transport;

public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("10.0.0.7:9120", "10.0.0.7")]
    [InlineData("mainpc.lan:9120", "mainpc.lan")]
    [InlineData("[fd00::7]:9120", "fd00::7")]
    public void Address_Written_ReadsBackTheSame(string text, string host)
    {
        LinkAddress.TryParse(text, out var address).ShouldBeTrue();

        address.ShouldBe(new LinkAddress(host, 9120));
        $"{address}".ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":9120")]
    [InlineData("mainpc")]
    [InlineData("mainpc:")]
    [InlineData("mainpc:0")]
    [InlineData("mainpc:65536")]
    [InlineData("mainpc:-1")]
    [InlineData("fd00::7:9120")]
    [InlineData("[mainpc]:9120")]
    [InlineData("main pc:9120")]
    [InlineData("main/pc:9120")]
    public void Text_ThatIsNone_IsNotRead(string? text) => LinkAddress.TryParse(text, out _).ShouldBeFalse();
}
