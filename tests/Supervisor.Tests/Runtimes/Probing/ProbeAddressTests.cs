using Shouldly;
using Supervisor.Runtimes.Probing.Sockets;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing;

public sealed class ProbeAddressTests
{
    [Theory]
    [InlineData(":8200/health", "http", null, "http://127.0.0.1:8200/health")]
    [InlineData("http://host/a?b=c", "http", null, "http://host/a?b=c")]
    [InlineData("https://[::1]:8443", "http", null, "https://[::1]:8443/")]
    [InlineData(":7200", "tcp", null, "tcp://127.0.0.1:7200/")]
    [InlineData("db:5432", "tcp", null, "tcp://db:5432/")]
    [InlineData("cache", "redis", 6379, "redis://cache:6379/")]
    [InlineData("redis://:6380", "redis", 6379, "redis://127.0.0.1:6380/")]
    [InlineData("redis://:word@cache", "redis", 6379, "redis://:word@cache:6379/")]
    public void Address_OfAnyForm_IsWhole(string text, string scheme, int? usualPort, string whole) =>
        ProbeAddress
            .Of(text, scheme, usualPort)
            .ShouldNotBeNull()
            .AbsoluteUri.TrimEnd('/')
            .ShouldBe(whole.TrimEnd('/'));

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    [InlineData(":none")]
    [InlineData(":70000")]
    [InlineData("a b:1")]
    public void Address_ThatIsNone_IsNull(string text) => ProbeAddress.Of(text, "tcp", usualPort: null).ShouldBeNull();

    [Theory]
    [InlineData("redis://host:1", null, null)]
    [InlineData("redis://:p%40ss@host:1", "", "p@ss")]
    [InlineData("redis://me:p%3Ass@host:1", "me", "p:ss")]
    [InlineData("nats://token@host:1", "", "token")]
    public void Credentials_AreThoseOfTheAddress(string text, string? user, string? password)
    {
        var credentials = ProbeAddress.CredentialsOf(new Uri(text));

        credentials?.User.ShouldBe(user);
        credentials?.Password.ShouldBe(password);
        (credentials is null).ShouldBe(user is null);
    }
}
