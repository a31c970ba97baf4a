using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Volumes;

/// <summary>A volume as it is to be made.</summary>
internal sealed record VolumeSpec(
    string Name,
    string? Driver,
    IReadOnlyDictionary<string, string>? DriverOpts,
    IReadOnlyDictionary<string, string>? Labels
);

/// <summary>A volume as it is.</summary>
internal sealed record VolumeRow
{
    public string Name { get; init; } = "";

    public string? Driver { get; init; }

    public string? Mountpoint { get; init; }

    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

internal sealed record VolumeList(IReadOnlyList<VolumeRow>? Volumes, IReadOnlyList<string>? Warnings);
