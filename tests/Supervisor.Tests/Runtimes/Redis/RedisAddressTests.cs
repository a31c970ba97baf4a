using Shouldly;
using Supervisor.Runtimes.Redis;
using Xunit;

namespace Supervisor.Tests.Runtimes.Redis;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData(":6380", "127.0.0.1", 6380, "", "", 0)]
    [InlineData("redis", "redis", 6379, "", "", 0)]
    [InlineData("redis://host/3", "host", 6379, "", "", 3)]
    [InlineData("redis://:s%3Acret@host:1", "host", 1, "", "s:cret", 0)]
    [InlineData("redis://ann:secret@host:1/2", "host", 1, "ann", "secret", 2)]
    public void Address_InEachForm_IsRead(
        string text,
        string host,
        int port,
        string user,
        string password,
        int database
    )
    {
        RedisAddress.Parse(text, out var problem).ShouldBe(new RedisAddress(host, port, user, password, database));
        problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("rediss://host", "Redis over 'rediss' cannot be asked; use exec with redis-cli")]
    [InlineData("redis://host/first", "'first' is no number of a database")]
    [InlineData("redis://", "its address is no HOST:PORT")]
    public void Address_ThatCannotBeSpokenTo_SaysWhy(string text, string why)
    {
        RedisAddress.Parse(text, out var problem).ShouldBeNull();
        problem.ShouldBe(why);
    }

    [Fact]
    public void Address_AsText_HasNoSecrets() =>
        $"{RedisAddress.Parse("redis://ann:secret@host:1/2", out _)}".ShouldBe("host:1/2");
}
