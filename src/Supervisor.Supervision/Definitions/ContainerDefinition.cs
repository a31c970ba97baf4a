using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>A container as a fleet file asks for it, with what it needs around itself. Late values are filled in.</summary>
public sealed record ContainerDefinition
{
    /// <summary>The group, which is the service of the file.</summary>
    public required string Group { get; init; }

    /// <summary>Compose's name for the project.</summary>
    public required string Project { get; init; }

    /// <summary>Whole: the environment has what an agent is told of itself, and the ports have their offset.</summary>
    public required ServiceModel Service { get; init; }

    /// <summary>Those that the service uses, by the name that it uses for them.</summary>
    public ValueMap<NetworkModel> Networks { get; init; } = ValueMap<NetworkModel>.Empty;

    /// <inheritdoc cref="Networks"/>
    public ValueMap<VolumeModel> Volumes { get; init; } = ValueMap<VolumeModel>.Empty;

    /// <inheritdoc cref="Networks"/>
    public ValueMap<FileResource> Secrets { get; init; } = ValueMap<FileResource>.Empty;

    /// <inheritdoc cref="Networks"/>
    public ValueMap<FileResource> Configs { get; init; } = ValueMap<FileResource>.Empty;

    /// <summary>Nobody is heard of it but the container: it is there for the agents that are run within it.</summary>
    public bool IsHolder { get; init; }

    /// <summary>Of all that the container is made by: where it differs, the container is of another definition.</summary>
    public required string Hash { get; init; }
}
