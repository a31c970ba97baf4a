using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Containers;

internal sealed record ContainerState
{
    /// <summary><c>created</c>, <c>running</c>, <c>paused</c>, <c>restarting</c>, <c>removing</c>, <c>exited</c> or <c>dead</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Also while it is paused: then not every engine says so.</summary>
    public bool Running
    {
        get => field || Paused;
        init;
    }

    public bool Paused { get; init; }

    public bool Dead { get; init; }

    /// <summary>A process of it was killed for want of memory. Not every engine says so.</summary>
    [JsonPropertyName("OOMKilled")]
    public bool OutOfMemory { get; init; }

    /// <summary>On the machine; 0 while it does not run.</summary>
    public int Pid { get; init; }

    /// <summary>128 and the signal's number when a signal ended it. Means nothing while it runs, or before it ever ran.</summary>
    public long ExitCode { get; init; }

    /// <summary>Why it could not be started.</summary>
    public string? Error { get; init; }

    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Null: nobody looks whether it is healthy.</summary>
    public HealthFacts? Health { get; init; }
}

/// <param name="Status"><c>starting</c>, <c>healthy</c>, <c>unhealthy</c> or <c>none</c>.</param>
/// <param name="Log">The last few looks, the newest at the end.</param>
internal sealed record HealthFacts(string? Status, int FailingStreak, IReadOnlyList<HealthLook>? Log);

internal sealed record HealthLook
{
    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? Start { get; init; }

    [JsonConverter(typeof(EngineMomentConverter))]
    public DateTimeOffset? End { get; init; }

    public long ExitCode { get; init; }

    public string? Output { get; init; }
}
