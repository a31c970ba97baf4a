using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Copy;

/// <summary>What there is at a path of a container.</summary>
internal sealed record PathFacts
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("size")]
    public long Size { get; init; }

    /// <summary>Of Go, not of POSIX: the kind is in the highest bits.</summary>
    [JsonPropertyName("mode")]
    public uint Mode { get; init; }

    [JsonPropertyName("mtime")]
    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? Changed { get; init; }

    [JsonPropertyName("linkTarget")]
    public string? LinkTarget { get; init; }

    [JsonIgnore]
    public bool IsDirectory => (Mode & (1u << 31)) != 0;

    [JsonIgnore]
    public bool IsLink => (Mode & (1u << 27)) != 0;
}
