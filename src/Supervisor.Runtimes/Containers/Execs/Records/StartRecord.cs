using System.Text.Json.Serialization;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>What the daemon knows of a start that it asked for: who it is, in which run of which container, and how it ended.</summary>
/// <param name="BootId">Of the machine, when it was asked for.</param>
/// <param name="User">Of the program in the container; null: the container's own.</param>
internal sealed record StartRecord(
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("agent")] string Agent,
    [property: JsonPropertyName("incarnation")] string Incarnation,
    [property: JsonPropertyName("container")] string Container,
    [property: JsonPropertyName("containerStartedAt")] DateTimeOffset ContainerStartedAt,
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("askedAt")] DateTimeOffset AskedAt,
    [property: JsonPropertyName("user")] string? User,
    [property: JsonPropertyName("logSegmentBytes")] long LogSegmentBytes,
    [property: JsonPropertyName("logSegments")] int LogSegments
)
{
    /// <summary>Somebody asked that it stop, before it ended.</summary>
    [JsonPropertyName("isStopAsked")]
    public bool IsStopAsked { get; init; }

    /// <summary>It is to be killed, or has been.</summary>
    [JsonPropertyName("isKillAsked")]
    public bool IsKillAsked { get; init; }

    /// <summary>Written down before anybody is told, so that everybody is told the same.</summary>
    [JsonPropertyName("exit")]
    public WorkloadExit? Exit { get; init; }

    [JsonIgnore]
    public WorkloadId Id => new(new AgentAddress(Group, Agent), Incarnation);

    [JsonIgnore]
    public LogDefinition Log => new(LogSegmentBytes, LogSegments);

    [JsonIgnore]
    public ExecRun Run => new(Container, ContainerStartedAt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StartRecord))]
internal sealed partial class StartJson : JsonSerializerContext;
