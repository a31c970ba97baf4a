using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.TestKit.Runtimes;

/// <summary>
/// The whole contract of <see cref="IRuntime"/>: each runtime adds a small subclass. Programs are what a POSIX shell would
/// make of them; a simulated runtime knows those few that stand here.
/// </summary>
public abstract class RuntimeContract : IAsyncLifetime
{
    /// <summary>Ends by itself after a while, whatever becomes of the test.</summary>
    protected const string Waits = "i=0; while [ $i -lt 30000 ]; do sleep 0.01; i=$((i+1)); done";

    /// <summary>It says so, once it does: a signal that comes before would end it.</summary>
    protected const string IgnoresTerm = "trap '' TERM; echo deaf >&3; " + Waits;

    private static readonly TimeSpan LongGrace = TimeSpan.FromMinutes(2);

    private IRuntime _runtime = null!;
    private int _starts;

    /// <summary>Programs have a descriptor to write to that they are ready.</summary>
    protected virtual bool HasNotificationDescriptor => true;

    /// <summary>The machine's own numbers for programs are told.</summary>
    protected virtual bool HasPids => true;

    /// <summary><see cref="IgnoresTerm"/>, or what says its word where this runtime hears it.</summary>
    protected virtual string Deaf => IgnoresTerm;

    protected IRuntime Runtime => _runtime;

    protected NewsLog News { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _runtime = await OpenAsync();
        _runtime.Listen(News.Take);
        await News.NextAsync<RuntimeNews.Connected>("that the runtime is connected");
    }

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Start_Program_RunsAndIsListed()
    {
        var request = Shell(Waits);

        var there = await ThereAsync(request);

        there.Id.ShouldBe(request.Id);
        there.IsRunning.ShouldBeTrue();
        (there.Process.ShouldNotBeNull().Pid is > 0).ShouldBe(HasPids);
        (await ListedAsync(request.Id)).ShouldNotBeNull().Process.ShouldBe(there.Process);
        await StopAsync(request.Id);
    }

    [Fact]
    public async Task Start_SameIdAgain_SaysWhatIsThere()
    {
        var request = Shell(Waits);
        var first = await ThereAsync(request);

        var again = await ThereAsync(request);

        again.Process.ShouldBe(first.Process);
        (await _runtime.ListAsync()).Workloads.Count.ShouldBe(1);
        await StopAsync(request.Id);
    }

    [Fact]
    public async Task Start_SameIdAfterItsEnd_StartsNothingAndTellsTheEnd()
    {
        var request = Shell("exit 3");
        await ThereAsync(request);
        await News.EndOfAsync(request.Id);

        var again = await ThereAsync(request);

        again.Exit.ShouldNotBeNull().Code.ShouldBe(3);
    }

    [Fact]
    public async Task Start_NoSuchProgram_FailsAndLeavesNothing()
    {
        var request = Request(["/no/such/program"]);

        var outcome = await _runtime.StartAsync(request);

        var error = outcome.ShouldBeOfType<LaunchOutcome.Failed>().Error;
        $"{error.Message} {error.Why}".ShouldContain("/no/such/program");
        (await ListedAsync(request.Id)).ShouldBeNull();
    }

    [Theory]
    [InlineData("exit 0", 0, null)]
    [InlineData("exit 7", 7, null)]
    [InlineData("kill -9 $$", null, 9)]
    public async Task Program_Ends_IsToldHowAndKeptUntilForgotten(string line, int? code, int? signal)
    {
        var request = Shell(line);
        await ThereAsync(request);

        var exit = (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();

        exit.ShouldBe(
            signal is { } number
                ? Killed(number, ExitCause.Itself)
                : new WorkloadExit(ExitKind.Exited, code, null, ExitCause.Itself, OutOfMemory: false)
        );
        (await ListedAsync(request.Id)).ShouldNotBeNull().Exit.ShouldBe(exit);
        await _runtime.ForgetAsync(request.Id);
        (await ListedAsync(request.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Stop_Program_EndsByTheSignal()
    {
        var request = Shell(Waits);
        await ThereAsync(request);
        await HeedsSignalsAsync(request.Id);

        (await _runtime.StopAsync(request.Id, "SIGTERM", LongGrace)).ShouldBeOfType<StopOutcome.Told>();

        var exit = (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();
        exit.ShouldBe(Killed(15, ExitCause.Stop));
    }

    [Fact]
    public async Task Stop_ProgramThatDoesNotListen_IsKilledAfterItsGrace()
    {
        var request = await DeafAsync();

        await _runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMilliseconds(200));

        var exit = (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();
        exit.ShouldBe(Killed(9, ExitCause.Stop));
    }

    [Fact]
    public async Task Stop_AgainWithoutGrace_Hastens()
    {
        var request = await DeafAsync();
        await _runtime.StopAsync(request.Id, "SIGTERM", LongGrace);

        await _runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.Zero);

        (await News.EndOfAsync(request.Id)).Exit.ShouldBe(Killed(9, ExitCause.Stop));
    }

    [Fact]
    public async Task Stop_NothingOfThatName_SaysSo()
    {
        var outcome = await _runtime.StopAsync(Shell(Waits).Id, "SIGTERM", TimeSpan.Zero);

        outcome.ShouldBeOfType<StopOutcome.Gone>();
    }

    [Fact]
    public async Task Forget_RunningProgram_IsNotForgotten()
    {
        var request = Shell(Waits);
        await ThereAsync(request);

        await _runtime.ForgetAsync(request.Id);

        (await ListedAsync(request.Id)).ShouldNotBeNull().IsRunning.ShouldBeTrue();
        await StopAsync(request.Id);
    }

    [Fact]
    public async Task Program_WritesToItsNotificationDescriptor_IsTold()
    {
        Assert.SkipUnless(HasNotificationDescriptor, "This runtime gives its programs no such descriptor.");
        var request = Shell("echo here I am >&3; " + Waits);
        await ThereAsync(request);

        (await NotificationAsync()).ShouldBe("here I am");
        await StopAsync(request.Id);
    }

    /// <summary>A runtime of this test alone, with nothing in it.</summary>
    protected abstract ValueTask<IRuntime> OpenAsync();

    /// <summary>How this runtime comes to run a command.</summary>
    protected virtual LaunchDefinition Launch(ValueList<string> command) =>
        new ProcessLaunch
        {
            Command = command,
            Directory = "/",
            Environment = ValueMap<string>.Empty.With("PATH", "/usr/bin:/bin"),
        };

    /// <summary>How an end by a signal is told.</summary>
    protected virtual WorkloadExit Killed(int signal, ExitCause cause) =>
        new(ExitKind.Signalled, null, signal, cause, OutOfMemory: false);

    /// <summary>Comes back when a signal that is sent to the program reaches it.</summary>
    protected virtual Task HeedsSignalsAsync(WorkloadId id) => Task.CompletedTask;

    /// <summary>Comes back when <see cref="Deaf"/> has said that it is.</summary>
    protected virtual Task IsDeafAsync(WorkloadId id) => NotificationAsync();

    protected LaunchRequest Shell(string line) => Request(["/bin/sh", "-c", line]);

    protected LaunchRequest Request(ValueList<string> command)
    {
        var address = new AgentAddress("group", "agent");
        var definition = new AgentDefinition
        {
            Address = address,
            Hash = "hash",
            Launch = Launch(command),
        };
        return new LaunchRequest(new WorkloadId(address, $"{++_starts}-0"), definition);
    }

    protected async Task<Workload> ThereAsync(LaunchRequest request)
    {
        var outcome = await _runtime.StartAsync(request);
        return outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload;
    }

    private async Task<LaunchRequest> DeafAsync()
    {
        var request = Shell(Deaf);
        await ThereAsync(request);
        await IsDeafAsync(request.Id);
        return request;
    }

    private async Task<string?> NotificationAsync()
    {
        var told = await News.NextAsync<RuntimeNews.Changed>(
            "the line that the program wrote",
            changed => changed.Workload.Notification is not null
        );
        return told.Workload.Notification;
    }

    protected async Task<Workload?> ListedAsync(WorkloadId id)
    {
        var inventory = await _runtime.ListAsync();
        inventory.Problem.ShouldBeNull();
        return inventory.Workloads.SingleOrDefault(workload => workload.Id == id);
    }

    protected async Task StopAsync(WorkloadId id)
    {
        await _runtime.StopAsync(id, "SIGKILL", TimeSpan.Zero);
        await News.EndOfAsync(id);
    }
}
