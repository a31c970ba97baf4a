using Shouldly;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What is particular to containers: they are started many times, outlive daemons, and others may lay hands on them.</summary>
public abstract class ContainerLifeContract(EngineFixture engine) : ContainerRunContract(engine)
{
    [Fact]
    public async Task Start_AfterACrash_IsTheSameContainerAgain()
    {
        const string Line = "[ -e /tmp/ran ] && exit 5; echo > /tmp/ran; exit 4";
        await EndsAsync(World.Request(1, Line), code: 4);
        var first = (await World.InspectAsync()).Id;

        await EndsAsync(World.Request(2, Line), code: 5);

        (await World.InspectAsync()).Id.ShouldBe(first);
        var ends = (await ListAsync()).OrderBy(it => it.Id.Incarnation, StringComparer.Ordinal);
        ends.Select(it => it.Exit!.Code).ShouldBe([4, 5], "both ends are told of until they are forgotten");
    }

    [Fact]
    public async Task Start_OfAnotherDefinition_IsAnotherContainer()
    {
        await EndsAsync(World.Request(1, "exit 4"), code: 4);
        var first = (await World.InspectAsync()).Id;

        await EndsAsync(World.Request(2, "exit 5"), code: 5);

        (await World.InspectAsync()).Id.ShouldNotBe(first);
        (await ListAsync()).Single(it => it.Id.Incarnation == "1-0").Exit!.Code.ShouldBe(4);
    }

    [Fact]
    public async Task Start_TwiceAtOnce_MakesAndStartsOne()
    {
        var request = World.Request(1, Waits);

        var both = await Task.WhenAll(Runtime.StartAsync(request), Runtime.StartAsync(request));

        var workloads = both.Select(it => it.ShouldBeOfType<LaunchOutcome.There>(it.ToString()).Workload).ToList();
        workloads[1].Process.ShouldBe(workloads[0].Process);
        World.Maker.Made.ShouldBe(1);
    }

    [Fact]
    public async Task Start_ThatTheLastDaemonMadeAndNeverHeardOf_IsNotMadeAgain()
    {
        var request = World.Request(1, Waits);
        var first = await ThereAsync(request);
        await RestartAsync();

        var again = await ThereAsync(request);

        again.Process.ShouldBe(first.Process);
    }

    [Fact]
    public async Task Start_OfANameThatAnotherHas_FailsAndNamesIt()
    {
        ContainerWorld.Done(await Client.Containers.CreateAsync(World.Name, Engine.Shell("true"), Cancellation));
        try
        {
            var outcome = await Runtime.StartAsync(World.Request(1, Waits));

            var error = outcome.ShouldBeOfType<LaunchOutcome.Failed>().Error;
            $"{error.Message} {error.Why}".ShouldContain(World.Name);
            (await ListAsync()).ShouldBeEmpty();
        }
        finally
        {
            await Client.Containers.RemoveAsync(World.Name, force: true, volumes: true, default);
        }
    }

    [Fact]
    public async Task Container_ThatJoinsAnother_IsMadeAnewWhenTheOtherWas()
    {
        Assert.SkipUnless(
            Engine.Differences.RemovesWhatIsJoined,
            "Podman removes no container that others have joined."
        );
        var other = $"{World.Name}-other";
        var mode = $"container:{other}";
        World.Maker.Change = spec =>
            spec with
            {
                HostConfig = spec.HostConfig! with { NetworkMode = mode, PidMode = mode },
            };
        try
        {
            await MakeAsync(other);
            var first = await JoinAsync(1, mode);
            (await JoinAsync(2, mode)).ShouldBe(first, "the other is the same");
            await Client.Containers.RemoveAsync(other, force: true, volumes: true, Cancellation);
            await MakeAsync(other);

            (await JoinAsync(3, mode)).ShouldNotBe(first);
        }
        finally
        {
            await Client.Containers.RemoveAsync(World.Name, force: true, volumes: true, default);
            await Client.Containers.RemoveAsync(other, force: true, volumes: true, default);
        }
    }

    [Fact]
    public async Task Container_OutlivesTheDaemonAndIsAdopted()
    {
        var before = await ThereAsync(World.Request(1, Waits));

        await RestartAsync();

        var adopted = (await ListAsync()).ShouldHaveSingleItem();
        (adopted.Id, adopted.Process, adopted.Exit).ShouldBe((before.Id, before.Process, null));
    }

    [Fact]
    public async Task Container_ThatEndsWhileNoDaemonIsThere_IsToldOfByTheNext()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);
        await Runtime.DisposeAsync();
        ContainerWorld.Done(await Client.Containers.KillAsync(World.Name, "SIGKILL", Cancellation));
        await IsDownAsync();

        await BeginAsync();

        var exit = (await ListAsync()).ShouldHaveSingleItem().Exit;
        exit.ShouldBe(new WorkloadExit(ExitKind.Exited, 137, null, ExitCause.Itself, OutOfMemory: false));
    }

    [Fact]
    public async Task Container_OfAnEarlierBoot_HasEndedByTheReboot()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);
        await Runtime.DisposeAsync();
        ContainerWorld.Done(await Client.Containers.KillAsync(World.Name, "SIGKILL", Cancellation));
        await IsDownAsync();
        World.BootId = "next-boot";

        await BeginAsync();

        (await ListAsync()).ShouldHaveSingleItem().Exit!.Cause.ShouldBe(ExitCause.Reboot);
    }

    [Fact]
    public async Task Stop_WhoseDaemonDied_IsDoneByTheNext()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);
        await World.SaysAsync("up");
        (await Runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromHours(1))).ShouldBeOfType<StopOutcome.Told>();
        await RestartAsync();

        await Runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMilliseconds(100));

        (await News.EndOfAsync(request.Id)).Exit!.Cause.ShouldBe(ExitCause.Stop);
    }

    [Fact]
    public async Task Container_ThatSomebodyPauses_RunsAndSaysSoUntilItGoesOn()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);

        await OperatorsHand.PauseAsync(Engine.Address, World.Name);
        (await PauseAsync(isPaused: true))!.Remedy.ShouldEndWith($" unpause {World.Name}");
        (await ListAsync()).ShouldHaveSingleItem().Pause!.Container.ShouldBe(World.Name);
        await OperatorsHand.UnpauseAsync(Engine.Address, World.Name);

        (await PauseAsync(isPaused: false)).ShouldBeNull();
        (await ListAsync()).ShouldHaveSingleItem().IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Container_ThatSomebodyRemoves_HasEnded()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);

        ContainerWorld.Done(await Client.Containers.RemoveAsync(World.Name, force: true, volumes: true, Cancellation));

        (await News.EndOfAsync(request.Id)).Exit!.Cause.ShouldBe(ExitCause.Itself);
        // And can be made anew.
        (await ThereAsync(World.Request(2, Waits))).IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Container_ThatSomebodyStarts_IsAStrayThatCanBeStopped()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);
        ContainerWorld.Done(await Client.Containers.KillAsync(World.Name, "SIGKILL", Cancellation));
        await News.EndOfAsync(request.Id);
        ContainerWorld.Done(await Client.Containers.StartAsync(World.Name, Cancellation));

        var stray = (
            await News.NextAsync<RuntimeNews.Changed>("the stray", it => it.Workload is { IsRunning: true })
        ).Workload;
        stray.Id.Incarnation.ShouldStartWith("by-hand-");
        (await Runtime.StartAsync(World.Request(2, Waits))).ShouldBeOfType<LaunchOutcome.Unknown>();
        await Runtime.StopAsync(stray.Id, "SIGTERM", TimeSpan.Zero);

        (await News.EndOfAsync(stray.Id)).Exit!.Cause.ShouldBe(ExitCause.Stop);
        await Runtime.ForgetAsync(stray.Id);
        (await ListAsync()).Select(it => it.Id).ShouldBe([request.Id]);
    }

    [Fact]
    public async Task Container_ThatSomebodyRestarts_HasEndedAndAStrayRuns()
    {
        var request = World.Request(1, Waits);
        await ThereAsync(request);
        await Runtime.DisposeAsync();
        ContainerWorld.Done(await Client.Containers.KillAsync(World.Name, "SIGKILL", Cancellation));
        await IsDownAsync();
        ContainerWorld.Done(await Client.Containers.StartAsync(World.Name, Cancellation));

        await BeginAsync();

        var list = await ListAsync();
        list.Single(it => it.Id == request.Id).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
        list.Single(it => it.IsRunning).Id.Incarnation.ShouldStartWith("by-hand-");
    }

    [Fact]
    public async Task Container_ThatIsKilledForWantOfMemory_SaysSoWhereTheEngineDoes()
    {
        World.Maker.Change = spec =>
            spec with
            {
                HostConfig = spec.HostConfig! with { Memory = 16 << 20, MemorySwap = 16 << 20 },
            };
        var request = World.Request(1, "[ -e /tmp/ran ] && exit 3; echo > /tmp/ran; x=01; while :; do x=$x$x; done");

        await ThereAsync(request);
        var first = (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();
        // An engine hears of it apart from the end, and when it hears late on a busy machine it never says so.
        var isTold = ContainerWorld
            .Done(await Client.Containers.InspectAsync(World.Name, Cancellation))
            .State!.OutOfMemory;
        var again = ContainerWorld.Request(request.Id.Agent, 2, request.Definition.Launch);
        await ThereAsync(again);
        var second = (await News.EndOfAsync(again.Id)).Exit.ShouldNotBeNull();

        (first.Code, first.OutOfMemory).ShouldBe((137, isTold && Engine.Differences.TellsOutOfMemory));
        (second.Code, second.OutOfMemory).ShouldBe((3, false), "the next run has nothing to do with it");
    }

    [Fact]
    public async Task Remove_OfAnAgentThatHasEnded_RemovesItsContainer()
    {
        var request = World.Request(1, "exit 0");
        await EndsAsync(request, code: 0);

        await Runtime.RemoveAsync(request.Id);

        (await Client.Containers.InspectAsync(World.Name, Cancellation))
            .Failure.ShouldNotBeNull()
            .IsAbsent.ShouldBeTrue();
        (await ListAsync()).ShouldBeEmpty();
    }

    /// <summary>As of one whose journal took nothing when it was started, and which no revision has any more.</summary>
    [Fact]
    public async Task Remove_OfWhatRunsForAnAgentThatKnowsOfNoStart_EndsIt()
    {
        await ThereAsync(World.Request(1, "sleep 1000"));

        await Runtime.RemoveAsync(World.Request(2, "sleep 1000").Id);

        (await Client.Containers.InspectAsync(World.Name, Cancellation))
            .Failure.ShouldNotBeNull()
            .IsAbsent.ShouldBeTrue();
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_OfWhatSomebodyHasStartedByHand_LeavesItAlone()
    {
        var request = World.Request(1, "sleep 1000");
        await ThereAsync(request);
        await Runtime.StopAsync(request.Id, "SIGKILL", TimeSpan.Zero);
        await News.EndOfAsync(request.Id);
        ContainerWorld.Done(await Client.Containers.StartAsync(World.Name, Cancellation));

        await Runtime.RemoveAsync(request.Id);

        (await Client.Containers.InspectAsync(World.Name, Cancellation)).Value!.State!.Running.ShouldBeTrue();
    }

    [Fact]
    public async Task Agent_ThatItsImageStarts_IsTheRunOfItsContainer()
    {
        var (holder, agent) = await ListenedAsync();
        var container = (await ListAsync()).Single(it => it.Id == holder);
        var listened = (await ListAsync()).Single(it => it.Id == agent);
        listened.Process.ShouldBe(container.Process);
        var run = container.Process.ShouldNotBeNull();
        listened.Within.ShouldBe(new HolderRun(run.Container!, run.Started));

        await Runtime.StopAsync(holder, "SIGKILL", TimeSpan.Zero);

        (await News.EndOfAsync(agent)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
    }

    [Fact]
    public async Task Agent_ThatItsImageStarts_IsLetGoWhenItIsStopped()
    {
        var (holder, agent) = await ListenedAsync();

        (await Runtime.StopAsync(agent, "SIGTERM", TimeSpan.FromHours(1))).ShouldBeOfType<StopOutcome.Told>();

        (await News.EndOfAsync(agent)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Stop));
        (await ListAsync()).Single(it => it.Id == holder).IsRunning.ShouldBeTrue();
        (await Runtime.StopAsync(agent, "SIGTERM", TimeSpan.Zero)).ShouldBeOfType<StopOutcome.Gone>();
    }

    [Fact]
    public async Task Agent_ThatItsImageStarts_FailsWithoutItsContainer()
    {
        var launch = new ListenLaunch(AgentAddress.HolderOf("group"));

        var outcome = await Runtime.StartAsync(ContainerWorld.Request(ContainerWorld.Agent, 1, launch));

        LacksItsContainer(outcome);
    }

    [Fact]
    public async Task Agent_WithinAContainer_FailsWithoutIt()
    {
        var launch = new ExecLaunch(AgentAddress.HolderOf("group")) { Command = ["/bin/sh", "-c", "exit 0"] };

        LacksItsContainer(await Runtime.StartAsync(ContainerWorld.Request(ContainerWorld.Agent, 1, launch)));
    }

    private static void LacksItsContainer(LaunchOutcome outcome)
    {
        var failed = outcome.ShouldBeOfType<LaunchOutcome.Failed>();
        failed.Error.Message.ShouldContain("group");
        failed.LacksContainer.ShouldBeTrue();
    }

    [Fact]
    public async Task Health_IsTold()
    {
        Assert.SkipUnless(Engine.Differences.LooksAfterHealth, "Podman has systemd's timers look after health.");
        World.Maker.Change = spec =>
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
        var request = World.Request(
            1,
            "echo fine > /tmp/health; sleep 2; echo bad > /tmp/health; echo > /tmp/ill; " + Waits
        );

        await ThereAsync(request);

        (await HealthAsync(HealthStatus.Healthy)).Output.ShouldBe("fine");
        (await HealthAsync(HealthStatus.Unhealthy)).Output.ShouldBe("bad");
    }

    private async Task MakeAsync(string name)
    {
        ContainerWorld.Done(await Client.Containers.CreateAsync(name, Engine.Shell(Waits), Cancellation));
        ContainerWorld.Done(await Client.Containers.StartAsync(name, Cancellation));
    }

    /// <summary>Runs once in a container that joins another's network and processes.</summary>
    /// <returns>The id of the container.</returns>
    private async Task<string> JoinAsync(int number, string mode)
    {
        var definition = World.DefinitionOf(["/bin/sh", "-c", "exit 0"]);
        var service = definition.Service with { NetworkMode = mode };
        var joined = definition with { Service = service with { Host = service.Host with { Pid = mode } } };
        await EndsAsync(ContainerWorld.Request(ContainerWorld.Agent, number, new ContainerLaunch(joined)), code: 0);
        return (await World.InspectAsync()).Id;
    }

    private async Task<WorkloadPause?> PauseAsync(bool isPaused) =>
        (
            await News.NextAsync<RuntimeNews.Changed>(
                isPaused ? "that it is paused" : "that it goes on",
                it => it.Workload.IsRunning && it.Workload.Pause is not null == isPaused
            )
        )
            .Workload
            .Pause;

    private async Task<WorkloadHealth> HealthAsync(HealthStatus status) =>
        (await News.NextAsync<RuntimeNews.Changed>($"that it is {status}", it => it.Workload.Health?.Status == status))
            .Workload
            .Health!;

    private async Task<(WorkloadId Holder, WorkloadId Agent)> ListenedAsync()
    {
        var holder = AgentAddress.HolderOf("group");
        var container = World.DefinitionOf(["/bin/sh", "-c", Waits]) with { IsHolder = true };
        var first = ContainerWorld.Request(holder, 1, new ContainerLaunch(container));
        await ThereAsync(first);
        var second = ContainerWorld.Request(ContainerWorld.Agent, 1, new ListenLaunch(holder));
        (await ThereAsync(second)).IsRunning.ShouldBeTrue();
        return (first.Id, second.Id);
    }
}
