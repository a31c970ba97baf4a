using Shouldly;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What is particular to containers: they are started many times, outlive daemons, and others may lay hands on them.</summary>
public abstract class ContainerLifeContract(EngineFixture engine) : IAsyncLifetime
{
    /// <summary>Heeds no signal but the last.</summary>
    private const string Waits = "trap '' TERM; echo up; while :; do sleep 1000 & wait; done";

    private ContainerWorld _world = null!;
    private ContainerRuntime _runtime = null!;
    private EngineClient _client = null!;
    private NewsLog _news = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        _world = new ContainerWorld(engine.Address, new PlainMaker(engine.Image, engine.Shell("")));
        _client = await _world.ClientAsync();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_AfterACrash_IsTheSameContainerAgain()
    {
        const string Line = "[ -e /tmp/ran ] && exit 5; echo > /tmp/ran; exit 4";
        await EndsAsync(_world.Request(1, Line), code: 4);
        var first = (await _world.InspectAsync()).Id;

        await EndsAsync(_world.Request(2, Line), code: 5);

        (await _world.InspectAsync()).Id.ShouldBe(first);
        var ends = (await ListAsync()).OrderBy(it => it.Id.Incarnation, StringComparer.Ordinal);
        ends.Select(it => it.Exit!.Code).ShouldBe([4, 5], "both ends are told of until they are forgotten");
    }

    [Fact]
    public async Task Start_OfAnotherDefinition_IsAnotherContainer()
    {
        await EndsAsync(_world.Request(1, "exit 4"), code: 4);
        var first = (await _world.InspectAsync()).Id;

        await EndsAsync(_world.Request(2, "exit 5"), code: 5);

        (await _world.InspectAsync()).Id.ShouldNotBe(first);
        (await ListAsync()).Single(it => it.Id.Incarnation == "1-0").Exit!.Code.ShouldBe(4);
    }

    [Fact]
    public async Task Start_TwiceAtOnce_MakesAndStartsOne()
    {
        var request = _world.Request(1, Waits);

        var both = await Task.WhenAll(_runtime.StartAsync(request), _runtime.StartAsync(request));

        var workloads = both.Select(it => it.ShouldBeOfType<LaunchOutcome.There>(it.ToString()).Workload).ToList();
        workloads[1].Process.ShouldBe(workloads[0].Process);
        _world.Maker.Made.ShouldBe(1);
    }

    [Fact]
    public async Task Start_ThatTheLastDaemonMadeAndNeverHeardOf_IsNotMadeAgain()
    {
        var request = _world.Request(1, Waits);
        var first = await ThereAsync(request);
        await RestartAsync();

        var again = await ThereAsync(request);

        again.Process.ShouldBe(first.Process);
    }

    [Fact]
    public async Task Start_OfANameThatAnotherHas_FailsAndNamesIt()
    {
        ContainerWorld.Done(await _client.Containers.CreateAsync(_world.Name, engine.Shell("true"), Cancellation));
        try
        {
            var outcome = await _runtime.StartAsync(_world.Request(1, Waits));

            var error = outcome.ShouldBeOfType<LaunchOutcome.Failed>().Error;
            $"{error.Message} {error.Why}".ShouldContain(_world.Name);
            (await ListAsync()).ShouldBeEmpty();
        }
        finally
        {
            await _client.Containers.RemoveAsync(_world.Name, force: true, volumes: true, default);
        }
    }

    [Fact]
    public async Task Container_OutlivesTheDaemonAndIsAdopted()
    {
        var before = await ThereAsync(_world.Request(1, Waits));

        await RestartAsync();

        var adopted = (await ListAsync()).ShouldHaveSingleItem();
        (adopted.Id, adopted.Process, adopted.Exit).ShouldBe((before.Id, before.Process, null));
    }

    [Fact]
    public async Task Container_ThatEndsWhileNoDaemonIsThere_IsToldOfByTheNext()
    {
        var request = _world.Request(1, Waits);
        await ThereAsync(request);
        await _runtime.DisposeAsync();
        ContainerWorld.Done(await _client.Containers.KillAsync(_world.Name, "SIGKILL", Cancellation));
        await IsDownAsync();

        await BeginAsync();

        var exit = (await ListAsync()).ShouldHaveSingleItem().Exit;
        exit.ShouldBe(new WorkloadExit(ExitKind.Exited, 137, null, ExitCause.Itself, OutOfMemory: false));
    }

    [Fact]
    public async Task Container_OfAnEarlierBoot_HasEndedByTheReboot()
    {
        var request = _world.Request(1, Waits);
        await ThereAsync(request);
        await _runtime.DisposeAsync();
        ContainerWorld.Done(await _client.Containers.KillAsync(_world.Name, "SIGKILL", Cancellation));
        await IsDownAsync();
        _world.BootId = "next-boot";

        await BeginAsync();

        (await ListAsync()).ShouldHaveSingleItem().Exit!.Cause.ShouldBe(ExitCause.Reboot);
    }

    [Fact]
    public async Task Stop_WhoseDaemonDied_IsDoneByTheNext()
    {
        var request = _world.Request(1, Waits);
        await ThereAsync(request);
        await _world.SaysAsync("up");
        (await _runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromHours(1))).ShouldBeOfType<StopOutcome.Told>();
        await RestartAsync();

        await _runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMilliseconds(100));

        (await _news.EndOfAsync(request.Id)).Exit!.Cause.ShouldBe(ExitCause.Stop);
    }

    [Fact]
    public async Task Container_ThatSomebodyRemoves_HasEnded()
    {
        var request = _world.Request(1, Waits);
        await ThereAsync(request);

        ContainerWorld.Done(
            await _client.Containers.RemoveAsync(_world.Name, force: true, volumes: true, Cancellation)
        );

        (await _news.EndOfAsync(request.Id)).Exit!.Cause.ShouldBe(ExitCause.Itself);
        // And can be made anew.
        (await ThereAsync(_world.Request(2, Waits))).IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Container_ThatSomebodyStarts_IsAStrayThatCanBeStopped()
    {
        var request = _world.Request(1, Waits);
        await ThereAsync(request);
        ContainerWorld.Done(await _client.Containers.KillAsync(_world.Name, "SIGKILL", Cancellation));
        await _news.EndOfAsync(request.Id);
        ContainerWorld.Done(await _client.Containers.StartAsync(_world.Name, Cancellation));

        var stray = (
            await _news.NextAsync<RuntimeNews.Changed>("the stray", it => it.Workload is { IsRunning: true })
        ).Workload;
        stray.Id.Incarnation.ShouldStartWith("by-hand-");
        (await _runtime.StartAsync(_world.Request(2, Waits))).ShouldBeOfType<LaunchOutcome.Unknown>();
        await _runtime.StopAsync(stray.Id, "SIGTERM", TimeSpan.Zero);

        (await _news.EndOfAsync(stray.Id)).Exit!.Cause.ShouldBe(ExitCause.Stop);
        await _runtime.ForgetAsync(stray.Id);
        (await ListAsync()).Select(it => it.Id).ShouldBe([request.Id]);
    }

    [Fact]
    public async Task Container_ThatSomebodyRestarts_HasEndedAndAStrayRuns()
    {
        var request = _world.Request(1, Waits);
        await ThereAsync(request);
        await _runtime.DisposeAsync();
        ContainerWorld.Done(await _client.Containers.KillAsync(_world.Name, "SIGKILL", Cancellation));
        await IsDownAsync();
        ContainerWorld.Done(await _client.Containers.StartAsync(_world.Name, Cancellation));

        await BeginAsync();

        var list = await ListAsync();
        list.Single(it => it.Id == request.Id).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
        list.Single(it => it.IsRunning).Id.Incarnation.ShouldStartWith("by-hand-");
    }

    [Fact]
    public async Task Container_ThatIsKilledForWantOfMemory_SaysSoWhereTheEngineDoes()
    {
        _world.Maker.Change = spec =>
            spec with
            {
                HostConfig = spec.HostConfig! with { Memory = 16 << 20, MemorySwap = 16 << 20 },
            };
        var request = _world.Request(1, "[ -e /tmp/ran ] && exit 3; echo > /tmp/ran; x=01; while :; do x=$x$x; done");

        await ThereAsync(request);
        var first = (await _news.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();
        var again = ContainerWorld.Request(request.Id.Agent, 2, request.Definition.Launch);
        await ThereAsync(again);
        var second = (await _news.EndOfAsync(again.Id)).Exit.ShouldNotBeNull();

        (first.Code, first.OutOfMemory).ShouldBe((137, engine.Differences.TellsOutOfMemory));
        (second.Code, second.OutOfMemory).ShouldBe((3, false), "the next run has nothing to do with it");
    }

    [Fact]
    public async Task Remove_OfAnAgentThatHasEnded_RemovesItsContainer()
    {
        var request = _world.Request(1, "exit 0");
        await EndsAsync(request, code: 0);

        await _runtime.RemoveAsync(request.Id);

        (await _client.Containers.InspectAsync(_world.Name, Cancellation))
            .Failure.ShouldNotBeNull()
            .IsAbsent.ShouldBeTrue();
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Agent_ThatItsImageStarts_IsTheRunOfItsContainer()
    {
        var (holder, agent) = await ListenedAsync();
        var container = (await ListAsync()).Single(it => it.Id == holder);
        var listened = (await ListAsync()).Single(it => it.Id == agent);
        listened.Process.ShouldBe(container.Process);

        await _runtime.StopAsync(holder, "SIGKILL", TimeSpan.Zero);

        (await _news.EndOfAsync(agent)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
    }

    [Fact]
    public async Task Agent_ThatItsImageStarts_IsLetGoWhenItIsStopped()
    {
        var (holder, agent) = await ListenedAsync();

        (await _runtime.StopAsync(agent, "SIGTERM", TimeSpan.FromHours(1))).ShouldBeOfType<StopOutcome.Told>();

        (await _news.EndOfAsync(agent)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Stop));
        (await ListAsync()).Single(it => it.Id == holder).IsRunning.ShouldBeTrue();
        (await _runtime.StopAsync(agent, "SIGTERM", TimeSpan.Zero)).ShouldBeOfType<StopOutcome.Gone>();
    }

    [Fact]
    public async Task Agent_ThatItsImageStarts_FailsWithoutItsContainer()
    {
        var launch = new ListenLaunch(AgentAddress.HolderOf("group"));

        var outcome = await _runtime.StartAsync(ContainerWorld.Request(ContainerWorld.Agent, 1, launch));

        outcome.ShouldBeOfType<LaunchOutcome.Failed>().Error.Message.ShouldContain("group");
    }

    [Fact]
    public async Task Health_IsTold()
    {
        Assert.SkipUnless(engine.Differences.LooksAfterHealth, "Podman has systemd's timers look after health.");
        _world.Maker.Change = spec =>
            spec with
            {
                Healthcheck = new HealthSpec(
                    ["CMD-SHELL", "cat /tmp/health && [ ! -e /tmp/ill ]"],
                    Interval: 200_000_000,
                    Timeout: 5_000_000_000,
                    StartPeriod: 0,
                    Retries: 1
                ),
            };
        var request = _world.Request(
            1,
            "echo fine > /tmp/health; sleep 2; echo bad > /tmp/health; echo > /tmp/ill; " + Waits
        );

        await ThereAsync(request);

        (await HealthAsync(HealthStatus.Healthy)).Output.ShouldBe("fine");
        (await HealthAsync(HealthStatus.Unhealthy)).Output.ShouldBe("bad");
    }

    private async Task<WorkloadHealth> HealthAsync(HealthStatus status) =>
        (await _news.NextAsync<RuntimeNews.Changed>($"that it is {status}", it => it.Workload.Health?.Status == status))
            .Workload
            .Health!;

    private async Task<(WorkloadId Holder, WorkloadId Agent)> ListenedAsync()
    {
        var holder = AgentAddress.HolderOf("group");
        var container = _world.DefinitionOf(["/bin/sh", "-c", Waits]) with { IsHolder = true };
        var first = ContainerWorld.Request(holder, 1, new ContainerLaunch(container));
        await ThereAsync(first);
        var second = ContainerWorld.Request(ContainerWorld.Agent, 1, new ListenLaunch(holder));
        (await ThereAsync(second)).IsRunning.ShouldBeTrue();
        return (first.Id, second.Id);
    }

    private async Task BeginAsync()
    {
        _news = new NewsLog();
        _runtime = _world.NewRuntime();
        _runtime.Expect();
        _runtime.Listen(_news.Take);
        await _news.NextAsync<RuntimeNews.Connected>("that the engine answers");
    }

    private async Task RestartAsync()
    {
        await _runtime.DisposeAsync();
        await BeginAsync();
    }

    private async Task<Workload> ThereAsync(LaunchRequest request)
    {
        var outcome = await _runtime.StartAsync(request);
        return outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload;
    }

    private async Task EndsAsync(LaunchRequest request, int code)
    {
        await ThereAsync(request);
        (await _news.EndOfAsync(request.Id)).Exit!.Code.ShouldBe(code);
    }

    private async Task<IReadOnlyList<Workload>> ListAsync()
    {
        var inventory = await _runtime.ListAsync();
        inventory.Problem.ShouldBeNull();
        return inventory.Workloads;
    }

    private async Task IsDownAsync()
    {
        using var wait = ContainerWorld.Done(
            await _client.Containers.WaitAsync(_world.Name, WaitFor.NotRunning, Cancellation)
        );
        ContainerWorld.Done(await wait.ExitAsync(Cancellation));
    }
}
