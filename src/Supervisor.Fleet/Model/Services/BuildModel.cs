using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>How the image could be built: never done by us, but told when the image is missing.</summary>
public sealed record BuildModel
{
    public required string Context { get; init; }

    public string? Dockerfile { get; init; }

    public string? InlineDockerfile { get; init; }

    public string? Target { get; init; }

    /// <summary>Null: from the environment of the one who builds.</summary>
    public ValueMap<string?> Args { get; init; } = ValueMap<string?>.Empty;

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    public ValueList<string> Tags { get; init; } = [];

    public ValueList<string> Platforms { get; init; } = [];

    public ValueMap<string> AdditionalContexts { get; init; } = ValueMap<string>.Empty;

    public ValueList<string> CacheFrom { get; init; } = [];

    public ValueList<string> CacheTo { get; init; } = [];

    public bool NoCache { get; init; }

    public bool Pull { get; init; }

    public string? Network { get; init; }

    public ValueMap<ValueList<string>> ExtraHosts { get; init; } = ValueMap<ValueList<string>>.Empty;

    public long? ShmBytes { get; init; }

    public ValueMap<UlimitModel> Ulimits { get; init; } = ValueMap<UlimitModel>.Empty;

    public bool Privileged { get; init; }

    public ValueList<string> Entitlements { get; init; } = [];

    /// <summary>Agents and keys by id; null: the agent of the one who builds.</summary>
    public ValueMap<string?> Ssh { get; init; } = ValueMap<string?>.Empty;

    public ValueList<FileGrant> Secrets { get; init; } = [];

    public string? Provenance { get; init; }

    public string? Sbom { get; init; }
}
