using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Engine;

/// <summary>What an engine and its machine are like.</summary>
internal sealed record EngineInfo
{
    /// <summary>Of the engine; it stays while its data does.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    /// <summary>The machine's name.</summary>
    public string? Name { get; init; }

    public string? ServerVersion { get; init; }

    public string? OperatingSystem { get; init; }

    public string? KernelVersion { get; init; }

    public string? Architecture { get; init; }

    [JsonPropertyName("NCPU")]
    public int Cores { get; init; }

    [JsonPropertyName("MemTotal")]
    public long Memory { get; init; }

    /// <summary>How layers are kept.</summary>
    public string? Driver { get; init; }

    /// <summary>Where its data is.</summary>
    public string? DockerRootDir { get; init; }

    public string? LoggingDriver { get; init; }

    public string? CgroupDriver { get; init; }

    public string? CgroupVersion { get; init; }

    public string? DefaultRuntime { get; init; }

    /// <summary>By name; <c>nvidia</c> among them is a machine that can give GPUs.</summary>
    public IReadOnlyDictionary<string, RuntimeFacts>? Runtimes { get; init; }

    /// <summary>Containers outlive the engine's restart.</summary>
    public bool LiveRestoreEnabled { get; init; }

    public int Containers { get; init; }

    public int ContainersRunning { get; init; }

    public IReadOnlyList<string>? SecurityOptions { get; init; }

    /// <summary>What the engine itself finds wrong with its machine.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

internal sealed record RuntimeFacts([property: JsonPropertyName("path")] string? Path);
