using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Agents;

/// <summary>Where an agent is in its life.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentPhase>))]
public enum AgentPhase
{
    /// <summary>It is to run, and something has to come first: a need, a thaw, its group.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>Its start was decided; whether its process is there is not known yet.</summary>
    [JsonStringEnumMemberName("starting")]
    Starting,

    /// <summary>Its process runs, and this incarnation has never been ready.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("ready")]
    Ready,

    /// <summary>It was ready, and is not now.</summary>
    [JsonStringEnumMemberName("notReady")]
    NotReady,

    /// <summary>It failed and is restarted after a delay, or when its group has decided.</summary>
    [JsonStringEnumMemberName("backoff")]
    Backoff,

    /// <summary>It used up its restarts: it stays down until somebody releases it.</summary>
    [JsonStringEnumMemberName("quarantined")]
    Quarantined,

    /// <summary>It was told to end.</summary>
    [JsonStringEnumMemberName("stopping")]
    Stopping,

    /// <summary>Nobody wants it to run.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>It ended by itself with success.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>Whether it runs cannot be told now.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
