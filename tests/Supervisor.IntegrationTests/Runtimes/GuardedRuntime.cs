using Supervisor.Guard.Looping;
using Supervisor.IntegrationTests.Guard;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.IntegrationTests.Runtimes;

/// <summary>A guard, and a daemon's way to it.</summary>
internal sealed class GuardedRuntime : IAsyncDisposable
{
    private GuardedRuntime(RunningGuard guard)
    {
        Guard = guard;
        var settings = new ProcessRuntimeSettings("cluster", "node", Path.Combine(guard.Directory, "logs"));
        Processes = new ProcessRuntime(
            settings,
            guard.Client,
            new NoSurroundings(),
            TimeProvider.System,
            UnforeseenFaults.Thrown
        );
        Processes.Listen(_ => { });
    }

    public RunningGuard Guard { get; }

    public ProcessRuntime Processes { get; }

    public static BootMoment Now =>
        new(BootClock.BootId, TimeSpan.FromTicks(BootClock.Now / TimeSpan.NanosecondsPerTick));

    public static async Task<GuardedRuntime> StartAsync() => new(await RunningGuard.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await Processes.DisposeAsync();
        await Guard.DisposeAsync();
    }
}
