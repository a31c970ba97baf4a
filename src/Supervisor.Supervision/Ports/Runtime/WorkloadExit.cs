using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>How a workload ended.</summary>
/// <param name="Code">Only when it exited by itself.</param>
/// <param name="Signal">Only when a signal ended it; by its number.</param>
public sealed record WorkloadExit(ExitKind Kind, int? Code, int? Signal, ExitCause Cause, bool OutOfMemory)
{
    public static WorkloadExit Unknown(ExitCause cause) => new(ExitKind.Unknown, null, null, cause, false);

    [JsonIgnore]
    public bool IsSuccess => Kind == ExitKind.Exited && Code == 0;
}

[JsonConverter(typeof(JsonStringEnumConverter<ExitKind>))]
public enum ExitKind
{
    [JsonStringEnumMemberName("exited")]
    Exited,

    [JsonStringEnumMemberName("signalled")]
    Signalled,

    /// <summary>It is gone, and nobody was there to be told how.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}

/// <summary>Who wanted the end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExitCause>))]
public enum ExitCause
{
    /// <summary>Nobody had asked for it.</summary>
    [JsonStringEnumMemberName("itself")]
    Itself,

    [JsonStringEnumMemberName("stop")]
    Stop,

    /// <summary>Its deadline had passed and nobody had moved it on.</summary>
    [JsonStringEnumMemberName("leash")]
    Leash,

    /// <summary>The machine was restarted.</summary>
    [JsonStringEnumMemberName("reboot")]
    Reboot,

    /// <summary>The container that it ran in has ended: whose failure that is, the container's exit says.</summary>
    [JsonStringEnumMemberName("container")]
    Container,

    /// <summary>The engine ended it for reasons of its own, as when it is restarted.</summary>
    [JsonStringEnumMemberName("engine")]
    Engine,
}
