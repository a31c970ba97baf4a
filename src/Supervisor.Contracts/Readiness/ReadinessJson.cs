using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Contracts.Readiness;

/// <summary>All that agents send and are answered. Every name on the wire stands at its property, never here.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadyRequest))]
[JsonSerializable(typeof(NotReadyRequest))]
[JsonSerializable(typeof(ProgressRequest))]
[JsonSerializable(typeof(ReadinessAnswer))]
[JsonSerializable(typeof(OperatorError))]
public sealed partial class ReadinessJson : JsonSerializerContext;
