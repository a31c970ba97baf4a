using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>An engine at the moment of a whole look at what it has.</summary>
/// <param name="Run">Tells one run of the engine's program from the next; null where that cannot be found out.</param>
/// <param name="KeepsContainers">They outlive its end: it has live-restore, or is no program that goes on running.</param>
internal sealed record EngineMark(
    [property: JsonPropertyName("run")] string? Run,
    [property: JsonPropertyName("keepsContainers")] bool KeepsContainers,
    [property: JsonPropertyName("seen")] DateTimeOffset Seen
);

[JsonSerializable(typeof(EngineMark))]
internal sealed partial class EngineMarkJson : JsonSerializerContext;
