using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Composition;

/// <summary>Of a node that runs nothing.</summary>
internal sealed class NoRuntime : IRuntime
{
    private static readonly OperatorError Nothing = new(
        "runtime.none",
        "This node runs nothing.",
        "It was given no runtime.",
        ""
    );

    public Task<LaunchOutcome> StartAsync(LaunchRequest request) =>
        Task.FromResult<LaunchOutcome>(new LaunchOutcome.Failed(Nothing));

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        Task.FromResult<StopOutcome>(new StopOutcome.Gone());

    public Task ForgetAsync(WorkloadId id) => Task.CompletedTask;

    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;

    public Task<Inventory> ListAsync() => Task.FromResult(new Inventory([], null));

    public void Listen(Action<RuntimeNews> listener) { }
}
