using Shouldly;
using Supervisor.Fleet.Judging.Probes;
using Supervisor.Fleet.Model.Agents;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Probes;

public sealed class ProbeAddressTests
{
    [Theory]
    [InlineData(":8200/health", "", 8200)]
    [InlineData("/health", "", null)]
    [InlineData("hub:9001/health", "hub", 9001)]
    [InlineData("http://hub/health", "hub", 80)]
    [InlineData("https://hub:8443/", "hub", 8443)]
    public void Address_OfAUrl_HasHostAndPort(string url, string host, int? port) =>
        ProbeAddress.Of(new ProbeTarget.Http(url)).ShouldBe(new ProbeAddress(host, port));

    [Fact]
    public void Address_OfRedisAndNats_KnowsTheUsualPort()
    {
        ProbeAddress.Of(new ProbeTarget.Redis("redis://cache")).ShouldBe(new ProbeAddress("cache", 6379));
        ProbeAddress.Of(new ProbeTarget.Nats("bus:4333")).ShouldBe(new ProbeAddress("bus", 4333));
        ProbeAddress.Of(new ProbeTarget.Redis("redis://a:b@cache:1/2")).ShouldBe(new ProbeAddress("a:b@cache", 1));
        ProbeAddress.Of(new ProbeTarget.Nats(":4222/jetstream")).ShouldBe(new ProbeAddress("", 4222));
    }

    [Theory]
    [InlineData(":eighty")]
    [InlineData("a b")]
    public void Address_OfOtherText_IsNone(string text) => ProbeAddress.Of(new ProbeTarget.Tcp(text)).ShouldBeNull();
}
