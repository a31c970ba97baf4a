using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>The contract of runtimes, for programs within a container of the twin that keeps running.</summary>
public abstract class SimulatedExecRuntimeTests(bool isBlind) : RuntimeContract
{
    private SimulatedExecWorld? _world;

    protected override bool HasPids => !isBlind;

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _world?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    protected override ValueTask<IRuntime> OpenAsync()
    {
        _world = new SimulatedExecWorld(isBlind, News);
        return ValueTask.FromResult<IRuntime>(new Within(_world));
    }

    protected override LaunchDefinition Launch(ValueList<string> command) =>
        new ExecLaunch(AgentAddress.HolderOf("group")) { Command = command };

    private sealed class Within(SimulatedExecWorld world) : IRuntime
    {
        public Task<LaunchOutcome> StartAsync(LaunchRequest request) => world.StartAsync(request);

        public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
            world.StopAsync(id, signal, grace);

        public Task ForgetAsync(WorkloadId id) => world.ForgetAsync(id);

        public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;

        public async Task<Inventory> ListAsync() => new(await world.LookAsync(isContainerRunning: true), null);

        public void Listen(Action<RuntimeNews> listener) => listener(new RuntimeNews.Connected());
    }
}

public sealed class SeeingExecRuntimeTests() : SimulatedExecRuntimeTests(isBlind: false);

public sealed class BlindExecRuntimeTests() : SimulatedExecRuntimeTests(isBlind: true);
