using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.EndToEndTests.Containers;

/// <summary>A plain Compose file, and a container with several agents within it, as an operator sees them.</summary>
public sealed class ContainerFleetTests(DockerFixture engine) : IClassFixture<DockerFixture>, IAsyncDisposable
{
    private const string Sleeps = "[sh, -c, 'trap \"exit 0\" TERM; while :; do sleep 1000 & wait; done']";

    private const string Plain = $$"""
          cache:
            image: IMAGE
            command: {{Sleeps}}
            healthcheck: { test: [CMD, "true"], interval: 500ms, timeout: 5s }
          api:
            image: IMAGE
            command: {{Sleeps}}
            depends_on: { cache: { condition: service_healthy } }
          web:
            image: IMAGE
            command: {{Sleeps}}
            network_mode: none
            depends_on: [api]
        """;

    private const string Two = $$"""
          cache: { image: IMAGE, command: {{Sleeps}}, network_mode: none }
          web: { image: IMAGE, command: {{Sleeps}}, network_mode: none }
        """;

    private const string Shared = $$"""
          platform:
            image: IMAGE
            command: [sleep, "100000"]
            init: true
            network_mode: none
            x-supervisor:
              agents:
                one: { command: {{Sleeps}}, probe: { exec: [sh, -c, '[ -e /run/supervisor ]'], interval: 500ms } }
                two: { command: {{Sleeps}}, needs: [one] }
        """;

    private ContainerWorld? _world;

    private ContainerWorld World => _world!;

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    [Fact]
    public async Task ComposeFile_ComesUpInOrderAndGoesDown()
    {
        await UpAsync(Plain);

        (await World.ContainersAsync()).Count.ShouldBe(3);
        var cache = await World.InspectAsync("cache");
        var api = await World.InspectAsync("api");
        FleetWorld.Text(await World.AgentAsync("cache"), "container").ShouldBe(cache.Id[..12]);
        FleetWorld.Text(await World.AgentAsync("cache"), "cause").ShouldBe("healthy");
        api.State!.StartedAt!.Value.ShouldBeGreaterThan(cache.State!.StartedAt!.Value);

        var down = await World.Fleet.PbmAsync("fleet", "down", "--wait");
        down.Exit.ShouldBe(0, down.Error);
        (await World.ContainersAsync()).ShouldAllBe(container => container.State != "running");
    }

    [Fact]
    public async Task Container_Killed_IsStartedAgainAsTheSame()
    {
        await UpAsync(Two);
        var before = await World.InspectAsync("web");
        var row = await World.AgentAsync("web");

        await World.KillAsync("web");

        await World.Fleet.UntilAsync("web", now => IsLaterThan(now, row), "web runs again");
        (await World.InspectAsync("web")).Id.ShouldBe(before.Id);
    }

    [Fact]
    public async Task Container_Paused_IsToldWithTheEnginesOwnCommand_UntilItGoesOn()
    {
        await UpAsync(Two);
        var name = $"{World.Project}-web-1";

        await World.PauseAsync("web");

        var why = await World.Fleet.WhyWhenAsync("web", "notReady", "paused");
        why.Explanation.ShouldStartWith($"web is not ready: its container {name} is paused");
        (why.Remedy, why.Details["container"]).ShouldBe(($"docker unpause {name}", $"{name} is paused"));
        await World.UnpauseAsync("web");
        await World.Fleet.UntilAsync("web", "ready");
    }

    [Fact]
    public async Task Daemon_Killed_LeavesContainersRunningAndFindsThemAgain()
    {
        await UpAsync(Two);
        var (before, row) = (await World.InspectAsync("web"), await World.AgentAsync("web"));

        await World.Fleet.StopDaemonAsync(Posix.SigKill);
        await World.Fleet.StartDaemonAsync();

        await World.Fleet.UntilAsync("web", "ready");
        (await World.InspectAsync("web")).State!.StartedAt.ShouldBe(before.State!.StartedAt);
        FleetWorld.Text(await World.AgentAsync("web"), "incarnation").ShouldBe(FleetWorld.Text(row, "incarnation"));
    }

    [Fact]
    public async Task Agents_OfOneContainer_ComeUpWithinItAndAgainAfterItsDeath()
    {
        await UpAsync(Shared);
        var (one, two) = (await World.AgentAsync("platform/one"), await World.AgentAsync("platform/two"));
        FleetWorld.Text(one, "cause").ShouldBe("probe-passed");
        (await World.ContainersAsync()).Count.ShouldBe(1);

        await World.KillAsync("platform");

        await World.Fleet.UntilAsync("platform/one", now => IsLaterThan(now, one), "the first runs again");
        await World.Fleet.UntilAsync("platform/two", now => IsLaterThan(now, two), "the second runs again");
        (await World.ContainersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Agent_LeftOutOfTheFleet_LeavesNoContainer()
    {
        await UpAsync(Two);

        await World.UpAsync("  cache: { image: IMAGE, command: [sleep, \"100000\"], network_mode: none }");

        await Until.HoldsAsync(
            async () => (await World.ContainersAsync()).Count == 1,
            "the containers of those that are gone go"
        );
    }

    private static bool IsLaterThan(System.Text.Json.JsonElement now, System.Text.Json.JsonElement before) =>
        FleetWorld.Text(now, "state") == "ready"
        && FleetWorld.Text(now, "incarnation") != FleetWorld.Text(before, "incarnation");

    private async Task UpAsync(string services)
    {
        _world = await ContainerWorld.StartAsync(engine);
        await World.UpAsync(services);
    }
}
