using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>A service as Compose knows it, in one form whatever form the file used.</summary>
public sealed record ServiceModel
{
    public string? Image { get; init; }

    public BuildModel? Build { get; init; }

    public string? PullPolicy { get; init; }

    public string? Platform { get; init; }

    public string? Runtime { get; init; }

    public string? ContainerName { get; init; }

    /// <summary>Null: the image's own.</summary>
    public ValueList<string>? Command { get; init; }

    public ValueList<string>? Entrypoint { get; init; }

    /// <summary>Of <c>env_file</c> and <c>environment</c>; null: from the environment of the one who applies.</summary>
    public ValueMap<string?> Environment { get; init; } = ValueMap<string?>.Empty;

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    public ValueMap<DependencyModel> DependsOn { get; init; } = ValueMap<DependencyModel>.Empty;

    public HealthTest? Health { get; init; }

    public ValueList<PortModel> Ports { get; init; } = [];

    public ValueList<string> Expose { get; init; } = [];

    public ValueList<MountModel> Mounts { get; init; } = [];

    public ValueList<FileGrant> Secrets { get; init; } = [];

    public ValueList<FileGrant> Configs { get; init; } = [];

    /// <summary><c>host</c>, <c>none</c>, <c>service:NAME</c>...; null: the networks below.</summary>
    public string? NetworkMode { get; init; }

    public ValueMap<NetworkAttachment> Networks { get; init; } = ValueMap<NetworkAttachment>.Empty;

    public HostSettings Host { get; init; } = new();

    public SecuritySettings Security { get; init; } = new();

    public ResourceLimits Resources { get; init; } = new();

    public StopSettings Stop { get; init; } = new();

    public LoggingModel? Logging { get; init; }

    /// <summary>Compose's <c>restart</c>, as written.</summary>
    public string? Restart { get; init; }

    public string? User { get; init; }

    public string? WorkingDirectory { get; init; }

    public bool? Init { get; init; }

    public bool? Tty { get; init; }

    public bool? StdinOpen { get; init; }

    public ValueList<string> Profiles { get; init; } = [];
}
