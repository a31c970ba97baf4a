using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>Programs within one container that keeps running, as a whole runtime.</summary>
internal sealed class ExecRuntime(ExecWorld world) : IRuntime
{
    public Task<LaunchOutcome> StartAsync(LaunchRequest request) => world.StartAsync(request);

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        world.Workloads.StopAsync(id, signal, grace, world.Container);

    public Task ForgetAsync(WorkloadId id) => world.Workloads.ForgetAsync(id);

    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;

    public async Task<Inventory> ListAsync() =>
        new(await world.Workloads.LookAsync(ExecWorld.Group, world.Container), null);

    public void Listen(Action<RuntimeNews> listener) => listener(new RuntimeNews.Connected());
}
