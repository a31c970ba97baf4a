using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong runtime: a start of which nobody can say what became of it is taken for one that failed.</summary>
internal sealed class HastyRuntime(IRuntime runtime) : IRuntime
{
    public async Task<LaunchOutcome> StartAsync(LaunchRequest request) =>
        await runtime.StartAsync(request) switch
        {
            LaunchOutcome.Unknown unknown => new LaunchOutcome.Failed(unknown.Error),
            var known => known,
        };

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        runtime.StopAsync(id, signal, grace);

    public Task ForgetAsync(WorkloadId id) => runtime.ForgetAsync(id);

    public Task RemoveAsync(WorkloadId id) => runtime.RemoveAsync(id);

    public Task<Inventory> ListAsync() => runtime.ListAsync();

    public void Listen(Action<RuntimeNews> listener) => runtime.Listen(listener);
}
