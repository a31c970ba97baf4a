using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Spawning;

/// <summary>A process to be, with every name found and every descriptor open.</summary>
/// <param name="Program">Its file; a relative one is meant from the working directory.</param>
/// <param name="Variables">NAME=VALUE, all of them.</param>
/// <param name="Descriptors">Which of ours it gets under which number.</param>
/// <param name="Cgroups">Open files by each of which it enters a cgroup, with what to call that.</param>
/// <param name="Birthplace">
/// The open directory of the first of these, if a process can be made inside it; one that is made there need not enter it.
/// </param>
internal sealed record ChildPlan(
    string Program,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Variables,
    string Directory,
    IReadOnlyList<(int Ours, int Its)> Descriptors,
    IReadOnlyList<(string Name, int Descriptor)> Cgroups,
    int? Birthplace,
    IReadOnlyList<ResourceLimit> Limits,
    WorkloadUser? User,
    int Umask
);
