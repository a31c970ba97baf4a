using Shouldly;
using Supervisor.Fleet.Model.Services;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Services;

public sealed class HealthBinderTests
{
    [Fact]
    public void Health_OfALine_IsRunByTheShell() =>
        Health("test: curl -f localhost").ShouldBe(new HealthTest(["CMD-SHELL", "curl -f localhost"]));

    [Fact]
    public void Health_WithAllItsKeys_HasThem() =>
        Health(
                "test: [CMD, redis-cli, ping], interval: 1m30s, timeout: 10s, retries: 5, start_period: 40s, start_interval: 500ms"
            )
            .ShouldBe(
                new HealthTest(["CMD", "redis-cli", "ping"])
                {
                    Interval = TimeSpan.FromSeconds(90),
                    Timeout = TimeSpan.FromSeconds(10),
                    Retries = 5,
                    StartPeriod = TimeSpan.FromSeconds(40),
                    StartInterval = TimeSpan.FromMilliseconds(500),
                }
            );

    [Theory]
    [InlineData("disable: true")]
    [InlineData("test: [NONE]")]
    public void Health_SwitchedOff_IsDisabled(string keys) => Health(keys)!.IsDisabled.ShouldBeTrue();

    [Fact]
    public void Health_OfTimingsOnly_LeavesTheTestToTheImage() => Health("interval: 5s")!.Test.ShouldBeEmpty();

    [Fact]
    public void Health_NotGiven_IsNone() => BoundProject.Service("image: a").Health.ShouldBeNull();

    private static HealthTest? Health(string keys) =>
        BoundProject.Service($"image: a, healthcheck: {{ {keys} }}").Health;
}
