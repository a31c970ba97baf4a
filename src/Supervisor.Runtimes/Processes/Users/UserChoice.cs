using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Runtimes.Processes.Users;

/// <param name="User">Null: the daemon's own.</param>
internal sealed record UserChoice(WorkloadUser? User);
