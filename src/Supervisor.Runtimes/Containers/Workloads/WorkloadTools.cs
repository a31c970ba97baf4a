using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Containers.Runs;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>What all kinds of workloads of containers are looked after with.</summary>
internal sealed record WorkloadTools(
    ContainerRuntimeSettings Settings,
    RunRecords Records,
    GroupLook Look,
    ContainerFinder Finder,
    OutputCopies Outputs,
    ContainerLeashing Leashing,
    IContainerRemains Remains
)
{
    public required LaidFiles Files { get; init; }
}
