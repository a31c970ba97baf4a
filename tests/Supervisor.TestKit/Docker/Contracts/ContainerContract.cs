using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>Containers from their making to their end.</summary>
public abstract class ContainerContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Create_NameThatIsTaken_IsAConflict()
    {
        var name = await CreateAsync(Engine.Shell(Waits));

        var again = await Client.Containers.CreateAsync(name, Engine.Shell(Waits), Cancellation);

        ShouldBeConflict(again);
        again.Failure!.Error.Message.ShouldBe($"The container engine did not create {name}.");
    }

    [Fact]
    public async Task Create_ImageThatIsNotThere_IsAbsent()
    {
        var spec = Engine.Shell(Waits) with { Image = "localhost/supervisor-test-none:1" };

        var outcome = await Client.Containers.CreateAsync(NewName("none"), spec, Cancellation);

        ShouldBeAbsent(outcome);
    }

    [Fact]
    public async Task Start_Twice_WasSoTheSecondTime()
    {
        var name = await CreateAsync(Engine.Shell(Waits));
        (await InspectAsync(name)).State.ShouldNotBeNull().StartedAt.ShouldBeNull();

        var first = await Client.Containers.StartAsync(name, Cancellation);
        var second = await Client.Containers.StartAsync(name, Cancellation);

        Done(first).ShouldBe(Change.Made);
        Done(second).ShouldBe(Change.WasSo);
        var state = (await InspectAsync(name)).State.ShouldNotBeNull();
        (state.Running, state.Status).ShouldBe((true, "running"));
        state.Pid.ShouldBeGreaterThan(0);
        state.StartedAt.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Start_ProgramThatIsNotThere_IsRefusedByItsName()
    {
        var name = await CreateAsync(Engine.Shell("") with { Cmd = ["/no/such/program"] });

        var refused = Refused(await Client.Containers.StartAsync(name, Cancellation));

        refused.Message.ShouldContain("/no/such/program");
        (await InspectAsync(name)).State.ShouldNotBeNull().Running.ShouldBeFalse();
    }

    [Fact]
    public async Task Start_AfterItsEnd_IsTheSameContainerAgain()
    {
        var name = await RunAsync(Engine.Shell("[ -e /tmp/ran ] && exit 5; echo > /tmp/ran; exit 4"));
        var first = await InspectAsync(name);

        using var wait = Done(await Client.Containers.WaitAsync(name, WaitFor.NextExit, Cancellation));
        Done(await Client.Containers.StartAsync(name, Cancellation));
        var exit = Done(await InTime(wait.ExitAsync(Cancellation)));

        exit.StatusCode.ShouldBe(5, "what the first run wrote is there in the second");
        (await InspectAsync(name)).Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task Container_EndsByItself_TellsItsCode()
    {
        var name = await CreateAsync(Engine.Shell("exit 7"));
        using var wait = Done(await Client.Containers.WaitAsync(name, WaitFor.NextExit, Cancellation));
        Done(await Client.Containers.StartAsync(name, Cancellation));

        var exit = Done(await InTime(wait.ExitAsync(Cancellation)));

        exit.StatusCode.ShouldBe(7);
        var state = (await InspectAsync(name)).State.ShouldNotBeNull();
        (state.Running, state.Status, state.ExitCode).ShouldBe((false, "exited", 7));
        // Not after it to the millisecond: engines take the two from different hands.
        state.FinishedAt.ShouldNotBeNull().ShouldBe(state.StartedAt.ShouldNotBeNull(), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Kill_Running_EndsItBySignal()
    {
        var name = await StartAsync(Engine.Shell(Waits));
        using var wait = Done(await Client.Containers.WaitAsync(name, WaitFor.NotRunning, Cancellation));

        Done(await Client.Containers.KillAsync(name, "SIGKILL", Cancellation));

        Done(await InTime(wait.ExitAsync(Cancellation))).StatusCode.ShouldBe(137);
        ShouldBeConflict(await Client.Containers.KillAsync(name, "SIGKILL", Cancellation));
    }

    [Fact]
    public async Task Stop_ProgramThatListens_EndsWellAndWasSoAfterwards()
    {
        var name = await StartAsync(Engine.Shell(Waits));

        var first = await Client.Containers.StopAsync(name, TimeSpan.FromSeconds(20), Cancellation);
        var second = await Client.Containers.StopAsync(name, TimeSpan.FromSeconds(20), Cancellation);

        Done(first).ShouldBe(Change.Made);
        Done(second).ShouldBe(Change.WasSo);
        (await InspectAsync(name)).State.ShouldNotBeNull().ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Stop_WithoutGrace_Kills()
    {
        var name = await StartAsync(Engine.Shell("trap '' TERM; while :; do sleep 1000 & wait; done"));

        Done(await Client.Containers.StopAsync(name, TimeSpan.Zero, Cancellation));

        (await InspectAsync(name)).State.ShouldNotBeNull().ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task Anything_OfNoSuchContainer_IsAbsent()
    {
        var calls = Client.Containers;
        var name = NewName("none");
        EngineFailure?[] failures =
        [
            (await calls.StartAsync(name, Cancellation)).Failure,
            (await calls.StopAsync(name, TimeSpan.Zero, Cancellation)).Failure,
            (await calls.KillAsync(name, "SIGTERM", Cancellation)).Failure,
            (await calls.WaitAsync(name, WaitFor.NotRunning, Cancellation)).Failure,
            (await calls.InspectAsync(name, Cancellation)).Failure,
            (await calls.RemoveAsync(name, force: false, volumes: false, Cancellation)).Failure,
        ];

        failures.ShouldAllBe(failure => failure != null && failure.IsAbsent);
    }

    [Fact]
    public async Task List_ByLabel_HasThoseThatRunAndThoseThatDoNot()
    {
        var mark = Guid.NewGuid().ToString("N");
        var spec = Engine.Shell(Waits) with { Labels = new Dictionary<string, string> { ["mark"] = mark } };
        var idle = await CreateAsync(spec);
        var running = await StartAsync(spec);

        var rows = Done(await Client.Containers.ListAsync(EngineFilters.None.Label("mark", mark), Cancellation));
        var onlyRunning = Done(
            await Client.Containers.ListAsync(
                EngineFilters.None.Label("mark", mark).And("status", "running"),
                Cancellation
            )
        );

        rows.Select(row => row.Names.ShouldNotBeNull()[0]).ShouldBe([$"/{idle}", $"/{running}"], ignoreOrder: true);
        var row = onlyRunning.ShouldHaveSingleItem();
        (row.Names.ShouldNotBeNull()[0], row.State).ShouldBe(($"/{running}", "running"));
        row.Labels.ShouldNotBeNull()["mark"].ShouldBe(mark);
    }

    [Fact]
    public async Task Remove_Running_IsRefusedUnlessForced()
    {
        var name = await StartAsync(Engine.Shell(Waits));

        ShouldBeConflict(await Client.Containers.RemoveAsync(name, force: false, volumes: true, Cancellation));
        (await InspectAsync(name)).State.ShouldNotBeNull().Running.ShouldBeTrue();

        Done(await Client.Containers.RemoveAsync(name, force: true, volumes: true, Cancellation));
        (await Client.Containers.InspectAsync(name, Cancellation)).Failure.ShouldNotBeNull().IsAbsent.ShouldBeTrue();
    }

    [Fact]
    public async Task Container_ThatTakesTooMuchMemory_IsKilled()
    {
        var spec = Engine.Shell("x=0123456789; while :; do x=$x$x; done");
        var host = spec.HostConfig! with { Memory = 16 << 20, MemorySwap = 16 << 20 };
        var name = await RunAsync(spec with { HostConfig = host });

        var state = (await InspectAsync(name)).State.ShouldNotBeNull();

        state.ExitCode.ShouldBe(137);
        state.OutOfMemory.ShouldBe(Differences.TellsOutOfMemory);
    }
}
