using Shouldly;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers.Execs;

/// <summary>
/// What becomes of programs within a container when they, the shells around them, their container or the daemon are killed, each at
/// the worst time. Programs are what a POSIX shell would make of them; a simulated container knows those few that stand here.
/// </summary>
public abstract class ExecKillContract : IAsyncLifetime
{
    protected const string Group = "group";

    /// <summary>Ends by itself after a while, whatever becomes of the test.</summary>
    protected const string Waits = "i=0; while [ $i -lt 30000 ]; do sleep 0.01; i=$((i+1)); done";

    protected IExecWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (World?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>With nothing in its container.</summary>
    protected abstract Task<IExecWorld> OpenAsync();

    [Fact]
    public async Task Program_Killed_EndsByItsSignal()
    {
        var request = await RunAsync();

        await World.KillAsync(World.PidsOf(request.Id).Program);

        var exit = (await World.News.EndOfAsync(request.Id)).Exit;
        exit.ShouldBe(new WorkloadExit(ExitKind.Signalled, null, 9, ExitCause.Itself, OutOfMemory: false));
    }

    [Fact]
    public async Task Shell_Killed_LeavesTheProgramRunningAndItsEndUnknown()
    {
        var request = await RunAsync();

        await World.KillAsync(World.PidsOf(request.Id).Shell);
        (await FoundAsync(request.Id)).IsRunning.ShouldBeTrue();
        await World.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMinutes(2));

        (await World.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Stop));
    }

    [Fact]
    public async Task ProgramAndShell_Killed_EndUnknown()
    {
        var request = await RunAsync();
        var (shell, program) = World.PidsOf(request.Id);

        await World.KillAsync(shell, program);

        (await World.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
    }

    [Fact]
    public async Task Container_Killed_IsTheCauseOfItsProgramsEnds()
    {
        var request = await RunAsync();

        await World.KillContainerAsync();
        await World.LookAsync(isContainerRunning: false);

        (await World.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
    }

    [Fact]
    public async Task Container_StartedAgain_HasNoneOfItsLastRun()
    {
        var first = await RunAsync();
        await World.KillContainerAsync();
        await World.StartContainerAsync();

        var ended = await FoundAsync(first.Id);
        ended.Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
        (await ThereAsync(first)).IsRunning.ShouldBeFalse();
        var next = await ThereAsync(Request("2-bb"));
        next.IsRunning.ShouldBeTrue();
        next.Within.ShouldNotBeNull().ShouldNotBe(ended.Within.ShouldNotBeNull());
    }

    /// <summary>The engine had been told before the container ended, and comes to it in the next run.</summary>
    [Fact]
    public async Task Program_BegunInALaterRunOfItsContainer_IsFoundThere()
    {
        var request = Request("1-aa");
        World.WriteStart(request);
        await World.KillContainerAsync();
        await World.StartContainerAsync();
        await World.CarryOutAsync(request);

        await World.RestartDaemonAsync();

        (await ThereAsync(request)).IsRunning.ShouldBeTrue();
        (await FoundAsync(request.Id)).IsRunning.ShouldBeTrue();
        await World.KillContainerAsync();
        await World.StartContainerAsync();
        (await FoundAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
    }

    [Fact]
    public async Task Program_NotBegunWhenItsContainerRunsAgain_IsBegunNoMore()
    {
        var request = Request("1-aa");
        World.WriteStart(request);
        await World.KillContainerAsync();
        await World.StartContainerAsync();

        (await FoundAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
        await World.CarryOutAsync(request);

        await World.RestartDaemonAsync();
        (await FoundAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Container));
        (await ThereAsync(Request("2-bb"))).IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Daemon_Killed_FindsWhatRuns()
    {
        var request = await RunAsync();
        var before = (await FoundAsync(request.Id)).Process;

        await World.RestartDaemonAsync();

        var found = await FoundAsync(request.Id);
        (found.IsRunning, found.Process).ShouldBe((true, before));
        var (shell, program) = World.PidsOf(request.Id);
        await World.KillAsync(shell, program);
        (await World.News.EndOfAsync(request.Id)).Exit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
    }

    [Fact]
    public async Task Daemon_KilledBetweenOrderAndDeed_StartsItOnce()
    {
        var request = Request("1-aa");
        World.WriteStart(request);
        (await World.LookAsync()).ShouldBeEmpty();

        (await ThereAsync(request)).IsRunning.ShouldBeTrue();

        var first = (await ThereAsync(request)).Process;
        await World.RestartDaemonAsync();
        (await ThereAsync(request)).Process.ShouldBe(first);
    }

    [Fact]
    public async Task Daemon_KilledAfterItAskedForTheStop_KnowsThatItWasOne()
    {
        var request = await RunAsync();
        await World.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMinutes(2));

        await World.RestartDaemonAsync();
        var found = (await World.LookAsync()).SingleOrDefault(workload => workload.Id == request.Id);

        var exit = found?.Exit ?? (await World.News.EndOfAsync(request.Id)).Exit;
        exit.ShouldNotBeNull().Cause.ShouldBe(ExitCause.Stop);
    }

    [Fact]
    public async Task Machine_StartedAgain_IsTheCause()
    {
        var request = await RunAsync();
        await World.KillContainerAsync();
        World.BootId = "the next boot";
        await World.RestartDaemonAsync();

        var found = (await World.LookAsync(isContainerRunning: false)).ShouldHaveSingleItem();

        (found.Id, found.Exit).ShouldBe((request.Id, WorkloadExit.Unknown(ExitCause.Reboot)));
    }

    public static LaunchRequest Request(string incarnation, string line = Waits)
    {
        var address = new AgentAddress(Group, "agent");
        var definition = new AgentDefinition
        {
            Address = address,
            Hash = "hash",
            Launch = new ExecLaunch(AgentAddress.HolderOf(Group)) { Command = ["/bin/sh", "-c", line] },
        };
        return new LaunchRequest(new WorkloadId(address, incarnation), definition);
    }

    protected async Task<LaunchRequest> RunAsync(string line = Waits)
    {
        var request = Request("1-aa", line);
        (await ThereAsync(request)).IsRunning.ShouldBeTrue();
        return request;
    }

    protected async Task<Workload> ThereAsync(LaunchRequest request)
    {
        var outcome = await World.StartAsync(request);
        return outcome.ShouldBeOfType<LaunchOutcome.There>($"{outcome}").Workload;
    }

    private async Task<Workload> FoundAsync(WorkloadId id) =>
        (await World.LookAsync()).Single(workload => workload.Id == id);
}
