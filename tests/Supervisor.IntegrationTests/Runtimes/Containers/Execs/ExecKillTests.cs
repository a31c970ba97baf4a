using Shouldly;
using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes;
using Supervisor.TestKit.Runtimes.Containers.Execs;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>In a container of a real engine, and with what takes a whole shell.</summary>
public abstract class ExecKillTests(EngineFixture engine) : ExecKillContract
{
    private ExecWorld _world = null!;

    protected override async Task<IExecWorld> OpenAsync() =>
        new EngineExecWorld(_world = await ExecWorld.StartAsync(engine, new NewsLog()));

    [Fact]
    public async Task ProgramAndWrapper_Killed_LeaveNobody()
    {
        var request = await RunAsync("sleep 1000 & echo $! >&3; " + Waits);
        var left = int.Parse((await _world.NotificationAsync())!, null);
        var (shell, program) = World.PidsOf(request.Id);

        await World.KillAsync(shell, program);

        await World.News.EndOfAsync(request.Id);
        (await _world.LivesAsync(left)).ShouldBeFalse();
    }

    [Fact]
    public async Task Daemon_AwayWhenTheProgramEnds_KnowsHowItDid()
    {
        var request = await RunAsync("while [ ! -e /tmp/go ]; do sleep 0.01; done; exit 6");
        await _world.Workloads.DisposeAsync();
        await _world.ShellAsync("mkdir /tmp/go");
        await _world.GoneAsync(World.PidsOf(request.Id).Shell);

        await _world.RestartDaemonAsync();

        (await _world.LookAsync(request.Id)).ShouldNotBeNull().Exit.ShouldNotBeNull().Code.ShouldBe(6);
    }

    [Fact]
    public async Task Daemon_KilledBetweenOrderAndDeed_HasItWriteOnce()
    {
        var request = Request("1-aa", "echo here; echo up >&3; " + Waits);
        World.WriteStart(request);

        (await ThereAsync(request)).IsRunning.ShouldBeTrue();

        await _world.NotificationAsync();
        _world.LogText.ShouldBe("here\n");
    }

    [Fact]
    public async Task Daemon_KilledAfterItAskedForTheStop_KnowsTheCodeToo()
    {
        var request = await RunAsync("trap 'sleep 0.2; exit 0' TERM; echo deaf >&3; while :; do sleep 0.01; done");
        await _world.NotificationAsync();
        await World.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMinutes(2));

        await _world.RestartDaemonAsync();
        var found = await _world.LookAsync(request.Id);

        var exit = found!.Exit ?? (await World.News.EndOfAsync(request.Id)).Exit!;
        (exit.Code, exit.Cause).ShouldBe((0, ExitCause.Stop));
    }
}

[Collection(DockerEngine.Name)]
public sealed class DockerExecKillTests(DockerFixture engine) : ExecKillTests(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanExecKillTests(PodmanFixture engine) : ExecKillTests(engine);
