using System.Text.Json.Serialization;
using Supervisor.Runtimes.Containers.Hooks;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>
/// One incarnation of an agent and the run of a container that it is. The engine knows containers only, and the same one is
/// started many times; so this is written before each start, and completed by what is seen afterwards.
/// </summary>
internal sealed record RunRecord
{
    public const int CurrentVersion = 1;

    [JsonPropertyName("version")]
    public int Version { get; init; } = CurrentVersion;

    [JsonPropertyName("cluster")]
    public required string Cluster { get; init; }

    [JsonPropertyName("node")]
    public required string Node { get; init; }

    [JsonPropertyName("group")]
    public required string Group { get; init; }

    [JsonPropertyName("agent")]
    public required string Agent { get; init; }

    [JsonPropertyName("incarnation")]
    public required string Incarnation { get; init; }

    /// <summary>The engine's id, which no other container ever has.</summary>
    [JsonPropertyName("container")]
    public required string Container { get; init; }

    /// <summary>The agent is what the image starts: its run is the container's, and whose end that is, the container says.</summary>
    [JsonPropertyName("listened")]
    public bool IsListened { get; init; }

    /// <summary>When the container's last run had begun, as this was written; null: it had never run.</summary>
    [JsonPropertyName("before")]
    public DateTimeOffset? Before { get; init; }

    /// <summary>When this run began; null while nobody has seen that it has.</summary>
    [JsonPropertyName("started")]
    public DateTimeOffset? Started { get; init; }

    [JsonPropertyName("pid")]
    public int Pid { get; init; }

    /// <summary>Of the first process: with it the pid means one process for ever. Only of runs on a leash.</summary>
    [JsonPropertyName("startTicks")]
    public long? StartTicks { get; init; }

    /// <summary>The guard holds it.</summary>
    [JsonPropertyName("leashed")]
    public bool IsLeashed { get; init; }

    /// <summary>The guard has killed it.</summary>
    [JsonPropertyName("leashExpired")]
    public bool IsLeashExpired { get; init; }

    /// <summary>The engine has said that it did not start it, and something of it lived, or may have: its leash is held until nothing does.</summary>
    [JsonPropertyName("refused")]
    public bool IsRefused { get; init; }

    /// <summary>Of the machine, when this was written.</summary>
    [JsonPropertyName("boot")]
    public required string BootId { get; init; }

    [JsonPropertyName("stopAsked")]
    public bool IsStopAsked { get; init; }

    /// <summary>What is run in it before it is told to end; null: nothing.</summary>
    [JsonPropertyName("preStop")]
    public IReadOnlyList<StoredHook>? PreStop { get; init; }

    /// <summary>Null while it is not known to have ended. Once known it stays, whatever becomes of the container.</summary>
    [JsonPropertyName("end")]
    public RunEnd? End { get; init; }

    public static RunRecord Of(ContainerRuntimeSettings settings, WorkloadId id, string container) =>
        new()
        {
            Cluster = settings.Cluster,
            Node = settings.Node,
            Group = id.Agent.Group,
            Agent = id.Agent.Agent,
            Incarnation = id.Incarnation,
            Container = container,
            BootId = settings.BootId,
        };

    [JsonIgnore]
    public AgentAddress Address => new(Group, Agent);

    [JsonIgnore]
    public WorkloadId Id => new(Address, Incarnation);
}

/// <summary>A <see cref="WorkloadExit"/> as it is stored.</summary>
internal sealed record RunEnd(
    [property: JsonPropertyName("kind")] ExitKind Kind,
    [property: JsonPropertyName("code")] int? Code,
    [property: JsonPropertyName("cause")] ExitCause Cause,
    [property: JsonPropertyName("outOfMemory")] bool OutOfMemory
)
{
    public static RunEnd Unknown(ExitCause cause) => new(ExitKind.Unknown, null, cause, OutOfMemory: false);

    public WorkloadExit ToExit() => new(Kind, Code, Signal: null, Cause, OutOfMemory);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunJson : JsonSerializerContext;
