using Shouldly;
using Supervisor.Fleet.Findings.Kinds;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Services;

public sealed class RestartBinderTests
{
    [Theory]
    [InlineData("restart: unless-stopped", "unless-stopped")]
    [InlineData("restart: on-failure:3", "on-failure:3")]
    [InlineData("deploy: { restart_policy: { condition: none } }", "no")]
    [InlineData("deploy: { restart_policy: { condition: on-failure } }", "on-failure")]
    [InlineData("deploy: { restart_policy: { condition: on-failure, max_attempts: 3 } }", "on-failure:3")]
    [InlineData("deploy: { restart_policy: { condition: any } }", "always")]
    [InlineData("deploy: { restart_policy: { delay: 5s } }", "always")]
    [InlineData("restart: always, deploy: { restart_policy: { condition: any } }", "always")]
    [InlineData("image: a", null)]
    public void Restart_HoweverItIsSaid_IsSaidInOneWay(string keys, string? restart) =>
        BoundProject.Service(keys).Restart.ShouldBe(restart);

    [Fact]
    public void Restart_SaidTwiceAndDifferently_IsAConflict() =>
        BoundProject
            .Findings("restart: always, deploy: { restart_policy: { condition: none } }")
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(ComposeKinds.ConflictingValues);

    [Fact]
    public void RestartPolicy_HasItsTimes()
    {
        var service = BoundProject.Service("deploy: { restart_policy: { delay: 5s, window: 2m } }");

        service.RestartDelay.ShouldBe(TimeSpan.FromSeconds(5));
        service.RestartWindow.ShouldBe(TimeSpan.FromMinutes(2));
    }
}
