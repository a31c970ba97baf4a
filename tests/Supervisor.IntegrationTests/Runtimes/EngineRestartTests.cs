using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Network;
using Supervisor.TestKit.Runtimes;
using Supervisor.TestKit.Runtimes.Containers;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes;

/// <summary>Engines that are stopped, killed and started again under what runs in them. Each test has one of its own.</summary>
public sealed class EngineRestartTests : IAsyncLifetime
{
    private const string Image = "localhost/supervisor-test:1";

    /// <summary>Ends well when it is told to: that must not pass for an end of its own wish.</summary>
    private const string Waits = "trap 'exit 0' TERM; echo up; while :; do sleep 1000 & wait; done";

    private readonly TestCertificates _certificates = new();
    private readonly ReservedPort _port = new();
    private readonly NewsLog _news = new();
    private RestartableEngine? _engine;
    private ContainerWorld? _world;
    private ContainerRuntime _runtime = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }

        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        _certificates.Dispose();
        _port.Dispose();
    }

    [Fact]
    public async Task Docker_StoppedAndStarted_HasEndedWhatRan()
    {
        await OpenDockerAsync(keepsContainers: false);
        var request = await RunningAsync();

        await _engine!.StopAsync();
        await LostAsync();
        await _engine.StartAsync();
        await BackAsync();

        (await ExitOfAsync(request)).Cause.ShouldBe(ExitCause.Engine);
        await RunsAgainAsync();
    }

    [Fact]
    public async Task Docker_KilledAndStarted_HasEndedWhatRan()
    {
        await OpenDockerAsync(keepsContainers: false);
        var request = await RunningAsync();

        await _engine!.KillAsync();
        await LostAsync();
        await _engine.StartAsync();
        await BackAsync();

        (await ExitOfAsync(request)).Cause.ShouldBe(ExitCause.Engine);
        await RunsAgainAsync();
    }

    [Fact]
    public async Task Docker_RestartedWhileNoDaemonIsThere_HasEndedWhatRan()
    {
        await OpenDockerAsync(keepsContainers: false);
        var request = await RunningAsync();
        await ListAsync();
        await _runtime.DisposeAsync();

        await _engine!.StopAsync();
        await _engine.StartAsync();
        await BeginAsync();

        (await ExitOfAsync(request)).Cause.ShouldBe(ExitCause.Engine);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DockerThatKeepsContainers_Restarted_HasEndedNothing(bool inOrder)
    {
        await OpenDockerAsync(keepsContainers: true);
        var request = await RunningAsync();
        var before = (await ListAsync()).ShouldHaveSingleItem();

        await (inOrder ? _engine!.StopAsync() : _engine!.KillAsync());
        await LostAsync();
        await _engine.StartAsync();
        await BackAsync();

        var after = (await ListAsync()).ShouldHaveSingleItem();
        (after.Id, after.Exit, after.Process).ShouldBe((request.Id, null, before.Process));
        await _runtime.StopAsync(request.Id, "SIGKILL", TimeSpan.Zero);
        (await _news.EndOfAsync(request.Id)).Exit!.Cause.ShouldBe(ExitCause.Stop);
    }

    [Fact]
    public async Task PodmansService_Killed_HasEndedNothing()
    {
        Skip(EnginePrograms.WhyNot(EnginePrograms.Podman, "Podman", "podman"));
        await OpenAsync(EngineStart.OfPodman("127.0.0.1:1"));
        var request = await RunningAsync();
        var before = (await ListAsync()).ShouldHaveSingleItem();

        await _engine!.KillAsync();
        await LostAsync();
        await _engine.StartAsync();
        await BackAsync();

        var after = (await ListAsync()).ShouldHaveSingleItem();
        (after.Id, after.Exit, after.Process).ShouldBe((request.Id, null, before.Process));
    }

    [Fact]
    public async Task Engine_ThatIsAway_IsNotTriedOrLeavesInDoubtWithASentence()
    {
        await OpenDockerAsync(keepsContainers: false);
        var request = await RunningAsync();

        await _engine!.KillAsync();
        await LostAsync();

        Away(
            (await _runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.Zero)).ShouldBeOfType<StopOutcome.Unknown>().Error
        );
        Away((await _runtime.StartAsync(_world!.Request(2, Waits))).ShouldBeOfType<LaunchOutcome.NotTried>().Error);
        Away((await _runtime.ListAsync()).Problem.ShouldNotBeNull());
        await _engine.StartAsync();
        await BackAsync();
        await ListAsync();

        static void Away(OperatorError error)
        {
            error.Code.ShouldBe(EngineErrorCodes.Stopped);
            error.Message.ShouldNotBeEmpty();
        }
    }

    private static void Skip(string? whyNot) =>
        Assert.SkipWhen(
            (whyNot ?? (EnginePrograms.BusyBox is null ? "busybox-static is not there." : null)) is not null,
            whyNot ?? "busybox-static is not there."
        );

    private async Task OpenDockerAsync(bool keepsContainers)
    {
        Skip(EnginePrograms.WhyNot(EnginePrograms.Docker, "Docker Engine", "docker.io"));
        var start = EngineStart.OfDocker(_certificates, _port.Number);
        if (keepsContainers)
        {
            start.Program.ArgumentList.Add("--live-restore");
        }

        await OpenAsync(start);
    }

    private async Task OpenAsync(EngineStart start)
    {
        _engine = new RestartableEngine(start);
        try
        {
            await _engine.StartAsync();
        }
        catch (EngineStartException failure) when (failure.IsForWantOfRights)
        {
            Assert.Skip(failure.Message);
        }

        var client = await _engine.ConnectAsync();
        using var archive = TestImage.Archive(Image, EnginePrograms.BusyBox!);
        ContainerWorld.Done(await client.Images.LoadAsync(archive, static _ => { }, CancellationToken.None));
        var model = new ContainerSpec
        {
            Image = Image,
            HostConfig = new HostSpec
            {
                NetworkMode = "none",
                Ulimits = [new UlimitSpec("nofile", 1024, 1024), new UlimitSpec("nproc", 4096, 4096)],
            },
        };
        _world = new ContainerWorld(_engine.Address, new PlainMaker(Image, model));
        await BeginAsync();
    }

    private async Task BeginAsync()
    {
        _runtime = _world!.NewRuntime();
        _runtime.Expect();
        _runtime.Listen(_news.Take);
        await BackAsync();
    }

    private async Task<LaunchRequest> RunningAsync()
    {
        var request = _world!.Request(1, Waits);
        var outcome = await _runtime.StartAsync(request);
        outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload.IsRunning.ShouldBeTrue();
        await _world.SaysAsync("up");
        await ListAsync();
        return request;
    }

    private async Task RunsAgainAsync()
    {
        var outcome = await _runtime.StartAsync(_world!.Request(2, Waits));
        outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload.IsRunning.ShouldBeTrue();
    }

    private async Task LostAsync() => await _news.NextAsync<RuntimeNews.Disconnected>("that the engine is away");

    private async Task BackAsync() => await _news.NextAsync<RuntimeNews.Connected>("that the engine answers");

    private async Task<WorkloadExit> ExitOfAsync(LaunchRequest request) =>
        (await ListAsync()).Single(it => it.Id == request.Id).Exit.ShouldNotBeNull();

    private async Task<IReadOnlyList<Workload>> ListAsync()
    {
        var inventory = await _runtime.ListAsync();
        inventory.Problem.ShouldBeNull();
        return inventory.Workloads;
    }
}
