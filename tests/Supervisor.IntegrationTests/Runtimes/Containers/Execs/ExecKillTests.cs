using Shouldly;
using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>Programs, the shells around them, their container and the daemon are killed, each at the worst time.</summary>
public abstract class ExecKillTests(EngineFixture engine) : IAsyncLifetime
{
    private const string Waits = "while :; do sleep 1; done";

    private ExecWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ExecWorld.StartAsync(engine, new NewsLog());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (_world?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Program_Killed_EndsByItsSignal()
    {
        var (request, record) = await RunAsync();

        await _world.ShellAsync($"kill -9 {record.Program!.Value.Pid}");

        var exit = (await _world.News.EndOfAsync(request.Id)).Exit;
        exit.ShouldBe(new WorkloadExit(ExitKind.Signalled, null, 9, ExitCause.Itself, OutOfMemory: false));
    }

    [Fact]
    public async Task Wrapper_Killed_LeavesTheProgramRunningAndItsEndUnknown()
    {
        var (request, record) = await RunAsync();

        await _world.ShellAsync($"kill -9 {record.Wrapper!.Value.Pid}");
        (await _world.LookAsync(request.Id)).ShouldNotBeNull().IsRunning.ShouldBeTrue();
        await _world.Workloads.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMinutes(2), _world.Container);

        (await _world.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Stop));
    }

    [Fact]
    public async Task ProgramAndWrapper_Killed_EndUnknownAndLeaveNobody()
    {
        var (request, record) = await RunAsync("sleep 1000 & echo $! >&3; " + Waits);
        var left = int.Parse((await _world.NotificationAsync())!, null);

        await _world.ShellAsync($"kill -9 {record.Wrapper!.Value.Pid} {record.Program!.Value.Pid}");

        (await _world.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
        (await _world.LivesAsync(left)).ShouldBeFalse();
    }

    [Fact]
    public async Task Container_Killed_IsTheCauseOfItsProgramsEnds()
    {
        var (request, _) = await RunAsync();

        await _world.KillContainerAsync();
        await _world.Workloads.LookAsync(ExecWorld.Group, running: null);

        (await _world.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
    }

    [Fact]
    public async Task Container_StartedAgain_HasNoneOfItsLastRun()
    {
        var (first, _) = await RunAsync();
        await _world.KillContainerAsync();
        await _world.StartContainerAsync();

        (await _world.LookAsync(first.Id)).ShouldNotBeNull().Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
        (await _world.ThereAsync(first)).IsRunning.ShouldBeFalse();
        (await _world.ThereAsync(ExecWorld.Request("2-bb", ExecWorld.Shell(Waits)))).IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Daemon_Killed_FindsWhatRuns()
    {
        var (request, record) = await RunAsync();

        await _world.RestartDaemonAsync();

        var found = (await _world.LookAsync(request.Id)).ShouldNotBeNull();
        found.Process.ShouldNotBeNull().StartTicks.ShouldBe(record.Program!.Value.StartTicks);
        found.IsRunning.ShouldBeTrue();
        await _world.ShellAsync($"kill -9 {record.Program.Value.Pid} {record.Wrapper!.Value.Pid}");
        (await _world.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
    }

    [Fact]
    public async Task Daemon_AwayWhenTheProgramEnds_KnowsHowItDid()
    {
        var (request, record) = await RunAsync("while [ ! -e /tmp/go ]; do sleep 0.01; done; exit 6");
        await _world.Workloads.DisposeAsync();
        await _world.ShellAsync("mkdir /tmp/go");
        await _world.GoneAsync(record.Wrapper!.Value.Pid);

        await _world.RestartDaemonAsync();

        (await _world.LookAsync(request.Id)).ShouldNotBeNull().Exit.ShouldNotBeNull().Code.ShouldBe(6);
    }

    [Fact]
    public async Task Daemon_KilledBetweenOrderAndDeed_StartsItOnce()
    {
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell("echo here; echo up >&3; " + Waits));
        _world.WriteStart(request);
        (await _world.LookAsync(request.Id)).ShouldBeNull();

        (await _world.ThereAsync(request)).IsRunning.ShouldBeTrue();

        await _world.NotificationAsync();
        _world.LogText.ShouldBe("here\n");
    }

    [Fact]
    public async Task Daemon_KilledAfterItAskedForTheStop_KnowsThatItWasOne()
    {
        var (request, _) = await RunAsync("trap 'sleep 0.2; exit 0' TERM; echo deaf >&3; while :; do sleep 0.01; done");
        await _world.NotificationAsync();
        await _world.Workloads.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMinutes(2), _world.Container);

        await _world.RestartDaemonAsync();
        var found = await _world.LookAsync(request.Id);

        var exit = found!.Exit ?? (await _world.News.EndOfAsync(request.Id)).Exit!;
        (exit.Code, exit.Cause).ShouldBe((0, ExitCause.Stop));
    }

    [Fact]
    public async Task Machine_StartedAgain_IsTheCause()
    {
        var (request, _) = await RunAsync();
        await _world.KillContainerAsync();
        _world.BootId = "the next boot";
        await _world.RestartDaemonAsync();

        var found = (await _world.Workloads.LookAsync(ExecWorld.Group, running: null)).ShouldHaveSingleItem();

        found.Id.ShouldBe(request.Id);
        found.Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Reboot));
    }

    private async Task<(LaunchRequest Request, ExecRecord Record)> RunAsync(string line = Waits)
    {
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell(line));
        await _world.ThereAsync(request);
        return (request, _world.RecordOf(request.Id));
    }
}

[Collection(DockerEngine.Name)]
public sealed class DockerExecKillTests(DockerFixture engine) : ExecKillTests(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanExecKillTests(PodmanFixture engine) : ExecKillTests(engine);
