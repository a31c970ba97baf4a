using Supervisor.Contracts;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Leashes;

/// <summary>Who kills containers past their deadline, without their engine. Each call may be repeated.</summary>
public interface IContainerLeashes
{
    /// <summary>Before a start, after it with its process, and to move the deadline on.</summary>
    Task<Outcome<HeldContainer>> HoldAsync(WorkloadId id, HoldRequest hold);

    /// <summary>Its end is known, and nothing of it is to be held any more.</summary>
    Task ReleaseAsync(WorkloadId id);

    /// <summary>Those past their deadline; an error where that cannot be asked.</summary>
    Task<Outcome<IReadOnlySet<WorkloadId>>> ExpiredAsync();
}
