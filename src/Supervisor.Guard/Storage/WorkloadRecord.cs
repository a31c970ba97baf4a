using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Cgroups;

namespace Supervisor.Guard.Storage;

/// <summary>
/// What the guard keeps on disk of a workload: enough for the next guard to find it and go on. Neither command nor
/// environment are in it, for they may hold secrets.
/// </summary>
/// <param name="Version">Of this form.</param>
/// <param name="Ticket">Random; the name of its file, its cgroups and its pipe, and its mark in the environment.</param>
/// <param name="State">One of <see cref="WorkloadStates"/>.</param>
/// <param name="KillAt">When grace ends; null while nobody wants it to end.</param>
/// <param name="Ended">How its first process ended, while others may still be there.</param>
internal sealed record WorkloadRecord(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("ticket")] string Ticket,
    [property: JsonPropertyName("name")] WorkloadName Name,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("startedAtUnixMs")] long StartedAtUnixMs,
    [property: JsonPropertyName("tracking")] string Tracking,
    [property: JsonPropertyName("cgroups")] CgroupPlaces Cgroups,
    [property: JsonPropertyName("output")] WorkloadOutput Output,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes,
    [property: JsonPropertyName("pipe")] bool HasPipe = false,
    [property: JsonPropertyName("pid")] int? Pid = null,
    [property: JsonPropertyName("startTicks")] long? StartTicks = null,
    [property: JsonPropertyName("adopted")] bool Adopted = false,
    [property: JsonPropertyName("notification")] string? Notification = null,
    [property: JsonPropertyName("leash")] BootTime? Leash = null,
    [property: JsonPropertyName("killAt")] long? KillAt = null,
    [property: JsonPropertyName("cause")] string Cause = ExitCauses.Itself,
    [property: JsonPropertyName("leftovers")] int Leftovers = 0,
    [property: JsonPropertyName("exit")] WorkloadExit? Ended = null
)
{
    public const int CurrentVersion = 1;

    /// <summary>What a process was started with carries this, so that it is found even if nobody got to write its pid down.</summary>
    public const string MarkVariable = "SUPERVISOR_GUARD_TICKET";

    [JsonIgnore]
    public string Mark => $"{MarkVariable}={Ticket}";

    [JsonIgnore]
    public bool HasExited => State == WorkloadStates.Exited;

    /// <summary>A state file may come from anywhere; one that lacks what every record has is no record.</summary>
    [JsonIgnore]
    public bool IsWhole =>
        Version == CurrentVersion
        && Name is { IsValid: true }
        && Ticket is { Length: > 0 }
        && State is not null
        && BootId is not null
        && Tracking is not null
        && Cgroups is { Limits: not null }
        && Output is { Path: not null }
        && Notes is not null
        && Cause is not null
        && (State is WorkloadStates.Starting or WorkloadStates.Exited || (Pid is not null && StartTicks is not null));

    public WorkloadStatus ToStatus() =>
        new(
            Name,
            State,
            Pid,
            StartTicks,
            BootId,
            StartedAtUnixMs,
            Adopted,
            Tracking,
            Notes,
            Notification,
            Leash,
            HasExited ? Ended : null
        );
}
