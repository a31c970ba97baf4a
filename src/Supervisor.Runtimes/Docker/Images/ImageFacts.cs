using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Docker.Images;

/// <summary>An image as it is.</summary>
internal sealed record ImageFacts
{
    public string Id { get; init; } = "";

    public IReadOnlyList<string>? RepoTags { get; init; }

    public IReadOnlyList<string>? RepoDigests { get; init; }

    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? Created { get; init; }

    public string? Architecture { get; init; }

    public string? Os { get; init; }

    public long Size { get; init; }

    /// <summary>What its containers have unless they are told otherwise.</summary>
    public ImageConfig? Config { get; init; }

    public ImageMetadata? Metadata { get; init; }
}

/// <summary>What the engine keeps of an image beside it.</summary>
internal sealed record ImageMetadata
{
    /// <summary>When it got its name here, as by a pull.</summary>
    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? LastTagTime { get; init; }
}

internal sealed record ImageConfig
{
    public string? User { get; init; }

    public IReadOnlyList<string>? Env { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    public string? WorkingDir { get; init; }

    public string? StopSignal { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public HealthSpec? Healthcheck { get; init; }
}

/// <summary>An image as a list has it.</summary>
/// <param name="Created">In seconds since 1970.</param>
internal sealed record ImageRow(
    string Id,
    IReadOnlyList<string>? RepoTags,
    IReadOnlyList<string>? RepoDigests,
    long Created,
    long Size,
    IReadOnlyDictionary<string, string>? Labels
);

/// <summary>What a removal took away: a name, or an image that had no other.</summary>
internal sealed record RemovedImage(string? Untagged, string? Deleted);
