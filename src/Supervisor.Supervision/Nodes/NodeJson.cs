using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Nodes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NodeStarted))]
[JsonSerializable(typeof(NodeStopped))]
[JsonSerializable(typeof(NodeState))]
internal sealed partial class NodeJson : JsonSerializerContext;
