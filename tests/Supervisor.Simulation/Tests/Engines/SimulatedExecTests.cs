using Shouldly;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes.Containers.Execs;
using Xunit;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>Commands in containers of the twin, where an engine takes its time, and what was left lies about.</summary>
public sealed class SimulatedExecTests : IAsyncLifetime
{
    private const string Waits = "wait";

    private readonly SimulatedExecWorld _world = new(isBlind: false);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Start_ThatComesLate_StartsNothingBesideTheNext()
    {
        var late = await MakeAsync("1-aa");
        (await ThereAsync("2-bb")).IsRunning.ShouldBeTrue();

        await CarryOutAsync(late);

        (await _world.LookAsync()).ShouldHaveSingleItem().Id.Incarnation.ShouldBe("2-bb");
        _world.Programs.ShouldBe(1);
    }

    [Fact]
    public async Task Start_ThatComesLate_StartsNothingAfterItsStop()
    {
        var late = await MakeAsync("1-aa");
        var stopped = await _world.StopAsync(Id("1-aa"), "SIGTERM", TimeSpan.FromSeconds(1));
        stopped.ShouldBeOfType<StopOutcome.Gone>();

        await CarryOutAsync(late);

        (await _world.LookAsync()).ShouldBeEmpty();
        _world.Programs.ShouldBe(0);
    }

    [Fact]
    public async Task Start_WhileAnEarlierOneRuns_IsPutOff()
    {
        await ThereAsync("1-aa");

        (await _world.StartAsync(ExecKillContract.Request("2-bb", Waits))).ShouldBeOfType<LaunchOutcome.Unknown>();

        _world.Programs.ShouldBe(1);
    }

    [Fact]
    public async Task Record_OfAStartThatIsNotKnownAnyMore_IsNothingOfTheNext()
    {
        await ThereAsync("1-aa");
        await _world.KillContainerAsync();
        File.Delete(Directory.EnumerateFiles(_world.Folder.Starts).Single());
        await _world.StartContainerAsync();

        var there = await ThereAsync("1-aa");

        there.IsRunning.ShouldBeTrue();
        _world.Programs.ShouldBe(1);
    }

    [Fact]
    public async Task Command_IsStartedOnceAndOnlyWhereItsContainerRuns()
    {
        var exec = await MakeAsync("1-aa");
        await CarryOutAsync(exec);
        (await AttachAsync(exec)).ShouldBe(409, "it has run already, or runs");
        var other = await MakeAsync("1-aa");

        await _world.KillContainerAsync();

        (await AttachAsync(other)).ShouldBe(409, "the container does not run");
        (await AttachAsync("nobody's")).ShouldBe(404);
    }

    /// <summary>Whoever lists all programs of all containers would wait with it.</summary>
    [Fact]
    public async Task Look_ByAShellThatHangs_HasAnEnd()
    {
        await using var blind = new SimulatedExecWorld(isBlind: true);
        var started = await blind.StartAsync(ExecKillContract.Request("1-aa", Waits));
        started.ShouldBeOfType<LaunchOutcome.There>($"{started}");
        blind.Engine.HasHungShells = true;

        var look = blind.LookAsync();
        blind.Wait();

        look.IsCompleted.ShouldBeTrue("nobody waits for a shell for ever");
        (await look).ShouldHaveSingleItem().IsRunning.ShouldBeTrue("nobody has seen it end");
    }

    private static WorkloadId Id(string incarnation) => new(new AgentAddress("group", "agent"), incarnation);

    /// <summary>As a daemon does that never hears of the start: all is prepared, and the engine has it.</summary>
    private async Task<string> MakeAsync(string incarnation)
    {
        var request = ExecKillContract.Request(incarnation, Waits);
        _world.WriteStart(request);
        var made = await _world.Driven(() =>
            _world.Running.Engine.Exec.CreateAsync(_world.Running.Id, _world.SpecOf(request), CancellationToken.None)
        );
        return made.Value!.Id;
    }

    private async Task CarryOutAsync(string exec)
    {
        using var session = (
            await _world.Driven(() =>
                _world.Running.Engine.Exec.AttachAsync(exec, isTerminal: false, CancellationToken.None)
            )
        ).Value!;
    }

    private async Task<int?> AttachAsync(string exec)
    {
        var attached = await _world.Driven(() =>
            _world.Client.Exec.AttachAsync(exec, isTerminal: false, CancellationToken.None)
        );
        return (attached.Failure as Runtimes.Docker.Calls.EngineFailure.Refused)?.Status;
    }

    private async Task<Workload> ThereAsync(string incarnation)
    {
        var outcome = await _world.StartAsync(ExecKillContract.Request(incarnation, Waits));
        return outcome.ShouldBeOfType<LaunchOutcome.There>($"{outcome}").Workload;
    }
}
