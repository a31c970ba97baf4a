using Shouldly;
using Supervisor.Contracts;
using Supervisor.Node.Readiness.Folders;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Folders;

public sealed class AgentOwnerTests
{
    private const uint Root = 0;

    [Fact]
    public void NobodyNamed_IsTheDaemonsOwn() => Of(null).Value.ShouldBe(FileOwner.Daemon);

    [Theory]
    [InlineData("app", 1000u)]
    [InlineData("app:audio", 1000u)]
    [InlineData("1234", 1234u)]
    [InlineData("1234:99", 1234u)]
    public void User_ByNameOrNumber_IsFound(string user, uint id) => Of(user).Value.UserId.ShouldBe(id);

    [Fact]
    public void DaemonsOwnUser_IsNoOther()
    {
        Of("0").Value.ShouldBe(FileOwner.Daemon);
        Of("app", daemon: 1000).Value.ShouldBe(FileOwner.Daemon);
    }

    [Fact]
    public void AnotherUser_OfADaemonThatIsNotRoots_IsRefused() =>
        Of("1234", daemon: 1000).Error!.Message.ShouldBe("This daemon cannot run an agent as '1234'.");

    [Fact]
    public void User_WhoIsNotThere_IsNamed() =>
        Of("ghost").Error!.Message.ShouldBe("This machine has no user 'ghost'.");

    private static Outcome<FileOwner> Of(string? user, uint daemon = Root) =>
        AgentOwner.Of(user, daemon, static name => name == "app" ? 1000u : null);
}
