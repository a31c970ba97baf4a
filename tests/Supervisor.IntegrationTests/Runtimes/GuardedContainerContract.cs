using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes.Containers;

namespace Supervisor.IntegrationTests.Runtimes;

/// <summary>The contract of containers' runtimes, with a real guard that holds them.</summary>
public abstract class GuardedContainerContract(EngineFixture engine) : ContainerRuntimeContract(engine)
{
    private GuardedRuntime? _guarded;

    protected override BootMoment Now => GuardedRuntime.Now;

    private protected override IContainerLeashes? Guard => _guarded?.Processes.Leashes;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (_guarded is not null)
        {
            await _guarded.DisposeAsync();
        }
    }

    protected override async ValueTask<IRuntime> OpenAsync()
    {
        _guarded = await GuardedRuntime.StartAsync();
        return await base.OpenAsync();
    }
}
