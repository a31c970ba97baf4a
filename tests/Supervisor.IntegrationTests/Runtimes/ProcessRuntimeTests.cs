using Supervisor.IntegrationTests.Guard;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.IntegrationTests.Runtimes;

/// <summary>The contract, by a real guard and real processes.</summary>
public sealed class ProcessRuntimeTests : LeashedRuntimeContract
{
    private RunningGuard? _guard;
    private ProcessRuntime? _runtime;

    protected override ILeashes? Leashes => _runtime;

    protected override BootMoment Now => GuardedRuntime.Now;

    public override async ValueTask DisposeAsync()
    {
        if (_runtime is not null)
        {
            await _runtime.DisposeAsync();
        }

        if (_guard is not null)
        {
            await _guard.DisposeAsync();
        }
    }

    protected override async ValueTask<IRuntime> OpenAsync()
    {
        _guard = await RunningGuard.StartAsync();
        var settings = new ProcessRuntimeSettings("cluster", "node", Path.Combine(_guard.Directory, "logs"));
        return _runtime = new ProcessRuntime(
            settings,
            _guard.Client,
            new NoSurroundings(),
            TimeProvider.System,
            UnforeseenFaults.Thrown
        );
    }
}
