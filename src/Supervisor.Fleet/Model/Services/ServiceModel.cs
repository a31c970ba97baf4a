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

    /// <summary>The file's, or the one that Compose would give; null for processes of the host.</summary>
    public string? ContainerName { get; init; }

    /// <summary>Null: the image's own.</summary>
    public ValueList<string>? Command { get; init; }

    public ValueList<string>? Entrypoint { get; init; }

    /// <summary>
    /// Of <c>env_file</c> and <c>environment</c>, keys without a value looked up where the file was read; null: it was not
    /// set there, and is not to be set here, even if the image does.
    /// </summary>
    public ValueMap<string?> Environment { get; init; } = ValueMap<string?>.Empty;

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    public ValueMap<string> Annotations { get; init; } = ValueMap<string>.Empty;

    /// <summary>Of <c>depends_on</c>, and what is implied: by links, and by sharing another's volumes or name spaces.</summary>
    public ValueMap<DependencyModel> DependsOn { get; init; } = ValueMap<DependencyModel>.Empty;

    public HealthTest? Health { get; init; }

    public ValueList<PortModel> Ports { get; init; } = [];

    public ValueList<string> Expose { get; init; } = [];

    public ValueList<MountModel> Mounts { get; init; } = [];

    /// <summary>Services and <c>container:NAME</c>s whose mounts are taken over, with <c>:ro</c> where only to read.</summary>
    public ValueList<string> VolumesFrom { get; init; } = [];

    public ValueMap<string> StorageOptions { get; init; } = ValueMap<string>.Empty;

    public ValueList<FileGrant> Secrets { get; init; } = [];

    public ValueList<FileGrant> Configs { get; init; } = [];

    /// <summary><c>host</c>, <c>none</c>, <c>service:NAME</c>...; null: the networks below.</summary>
    public string? NetworkMode { get; init; }

    public ValueMap<NetworkAttachment> Networks { get; init; } = ValueMap<NetworkAttachment>.Empty;

    /// <summary><c>SERVICE[:ALIAS]</c>: further names of services of this project.</summary>
    public ValueList<string> Links { get; init; } = [];

    /// <summary><c>CONTAINER[:ALIAS]</c>: names of containers that are not of this project.</summary>
    public ValueList<string> ExternalLinks { get; init; } = [];

    public HostSettings Host { get; init; } = new();

    public SecuritySettings Security { get; init; } = new();

    public ResourceLimits Resources { get; init; } = new();

    public StopSettings Stop { get; init; } = new();

    public LoggingModel? Logging { get; init; }

    /// <summary>
    /// <c>no</c>, <c>always</c>, <c>unless-stopped</c>, <c>on-failure[:TIMES]</c>: of <c>restart</c> or, in its words, of
    /// <c>deploy.restart_policy</c>.
    /// </summary>
    public string? Restart { get; init; }

    /// <summary>Between restarts, of <c>deploy.restart_policy</c>.</summary>
    public TimeSpan? RestartDelay { get; init; }

    /// <summary>In which restarts are counted, of <c>deploy.restart_policy</c>.</summary>
    public TimeSpan? RestartWindow { get; init; }

    public ValueList<HookModel> PostStart { get; init; } = [];

    public ValueList<HookModel> PreStop { get; init; } = [];

    public string? User { get; init; }

    public string? WorkingDirectory { get; init; }

    public bool? Init { get; init; }

    public bool? Tty { get; init; }

    public bool? StdinOpen { get; init; }

    public ValueList<string> Profiles { get; init; } = [];
}
