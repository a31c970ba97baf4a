using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Runtimes.Processes;

/// <param name="Position">Events after it may not be in the list.</param>
public sealed record WorkloadList(IReadOnlyList<WorkloadStatus> Workloads, EventPosition Position);
