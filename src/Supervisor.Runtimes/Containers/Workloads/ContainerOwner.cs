using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Whose a container is, by its labels.</summary>
internal static class ContainerOwner
{
    /// <returns>Null: it is not ours, and is never touched.</returns>
    public static AgentAddress? Of(IReadOnlyDictionary<string, string>? labels, ContainerRuntimeSettings settings) =>
        labels is not null
        && labels.GetValueOrDefault(ContainerLabels.Cluster) == settings.Cluster
        && labels.GetValueOrDefault(ContainerLabels.Node) == settings.Node
        && labels.GetValueOrDefault(ContainerLabels.Group) is { } group
        && labels.GetValueOrDefault(ContainerLabels.Agent) is { } agent
            ? new AgentAddress(group, agent)
            : null;

    public static EngineFilters FilterOf(ContainerRuntimeSettings settings) =>
        EngineFilters.None.Label(ContainerLabels.Cluster, settings.Cluster).Label(ContainerLabels.Node, settings.Node);
}
