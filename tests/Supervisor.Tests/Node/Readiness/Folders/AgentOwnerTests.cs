using Shouldly;
using Supervisor.Contracts;
using Supervisor.Node.Readiness.Folders;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Folders;

public sealed class AgentOwnerTests
{
    private const uint Daemon = 998;

    [Fact]
    public void NobodyNamed_IsTheDaemonsOwn() => Of(null).Value.ShouldBe(FileOwner.Daemon);

    [Theory]
    [InlineData("app", 1000u)]
    [InlineData("app:audio", 1000u)]
    [InlineData("1234", 1234u)]
    [InlineData("1234:99", 1234u)]
    [InlineData("0", 0u)]
    public void User_ByNameOrNumber_IsFound(string user, uint id) => Of(user).Value.UserId.ShouldBe(id);

    [Fact]
    public void DaemonsOwnUser_IsNoOther() => Of("998").Value.ShouldBe(FileOwner.Daemon);

    [Fact]
    public void User_WhoIsNotThere_IsNamed() =>
        Of("ghost").Error!.Message.ShouldBe("This machine has no user 'ghost'.");

    private static Outcome<FileOwner> Of(string? user) =>
        AgentOwner.Of(user, Daemon, static name => name == "app" ? 1000u : null);
}
