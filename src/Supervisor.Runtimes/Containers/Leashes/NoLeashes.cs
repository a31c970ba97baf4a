using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Leashes;

/// <summary>Where there is no guard: nothing is held, and so nothing that has to be is started.</summary>
internal sealed class NoLeashes : IContainerLeashes
{
    private static readonly OperatorError NoGuard = new(
        GuardErrorCodes.CannotHold,
        "Containers cannot be put on a leash here.",
        "There is no guard that would hold it.",
        ""
    );

    public Task<Outcome<HeldContainer>> HoldAsync(WorkloadId id, HoldRequest hold) =>
        Task.FromResult<Outcome<HeldContainer>>(NoGuard);

    public Task ReleaseAsync(WorkloadId id) => Task.CompletedTask;

    public Task<Outcome<IReadOnlySet<WorkloadId>>> ExpiredAsync() =>
        Task.FromResult<Outcome<IReadOnlySet<WorkloadId>>>(new HashSet<WorkloadId>());
}
