using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Spawning;

/// <summary>A process to be, with every name found and every descriptor open.</summary>
/// <param name="Program">Its file; a relative one is meant from the working directory.</param>
/// <param name="Variables">NAME=VALUE, all of them.</param>
/// <param name="Descriptors">Which of ours it gets under which number.</param>
/// <param name="Cgroups">Open <c>cgroup.procs</c> files that it enters, each with what to call it.</param>
internal sealed record ChildPlan(
    string Program,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Variables,
    string Directory,
    IReadOnlyList<(int Ours, int Its)> Descriptors,
    IReadOnlyList<(string Name, int Descriptor)> Cgroups,
    IReadOnlyList<ResourceLimit> Limits,
    WorkloadUser? User,
    int Umask
);
