using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Tests.Guards;

/// <summary>A simulated runtime for who knows nothing of its world: with each call that goes on for a while.</summary>
internal sealed class PumpedRuntime(Universe universe, IRuntime runtime, ILeashes leashes) : IRuntime, ILeashes
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public Task<LaunchOutcome> StartAsync(LaunchRequest request) => Pumped(runtime.StartAsync(request));

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        Pumped(runtime.StopAsync(id, signal, grace));

    public Task ForgetAsync(WorkloadId id)
    {
        var forgotten = runtime.ForgetAsync(id);
        Pump();
        return forgotten;
    }

    public Task RemoveAsync(WorkloadId id)
    {
        var removed = runtime.RemoveAsync(id);
        Pump();
        return removed;
    }

    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline) => Pumped(leashes.HoldAsync(id, deadline));

    public Task<Inventory> ListAsync() => Pumped(runtime.ListAsync());

    public void Listen(Action<RuntimeNews> listener)
    {
        runtime.Listen(listener);
        Pump();
    }

    private Task<T> Pumped<T>(Task<T> task)
    {
        Pump();
        return task;
    }

    private void Pump() => universe.RunUntil(universe.Clock.Now + Step);
}
