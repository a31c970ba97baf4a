using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers;

/// <summary>Whose container it is, and what it is given beside what its file says.</summary>
internal sealed record ContainerPlace
{
    /// <summary>The cluster's id, by which containers are told from those of others.</summary>
    public required string Cluster { get; init; }

    /// <inheritdoc cref="Cluster"/>
    public required string Node { get; init; }

    public required AgentAddress Agent { get; init; }

    /// <summary>What its container has of the machine to read, and to write to. It must be there before the container is made.</summary>
    public required GroupFolder GroupFolder { get; init; }

    /// <summary>A folder of the machine, for this container alone, in which secrets, configs and templates are laid out.</summary>
    public required string FilesFolder { get; init; }

    /// <summary>
    /// Beside its environment. Since that is fixed when the container is made, these are the same for all its incarnations.
    /// </summary>
    public ValueMap<string> Variables { get; init; } = ValueMap<string>.Empty;
}
