using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>What the guard knows of a workload.</summary>
/// <param name="Pid">Of its first process, which leads its session and process group.</param>
/// <param name="StartTicks">Field 22 of /proc/PID/stat: with the boot id it tells this process from a later one of the same pid.</param>
/// <param name="Adopted">It was started by a guard that is gone, so the kernel tells nobody how it ends.</param>
/// <param name="Tracking">How its processes are held together: <see cref="WorkloadTracking"/>.</param>
/// <param name="Notes">What was asked for and could not be had, a sentence each.</param>
/// <param name="Notification">The line that it wrote to its notification descriptor.</param>
public sealed record WorkloadStatus(
    [property: JsonPropertyName("name")] WorkloadName Name,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("pid")] int? Pid,
    [property: JsonPropertyName("startTicks")] long? StartTicks,
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("startedAtUnixMs")] long StartedAtUnixMs,
    [property: JsonPropertyName("adopted")] bool Adopted,
    [property: JsonPropertyName("tracking")] string Tracking,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes,
    [property: JsonPropertyName("notification")] string? Notification,
    [property: JsonPropertyName("leash")] BootTime? Leash,
    [property: JsonPropertyName("exit")] WorkloadExit? Exit
);
