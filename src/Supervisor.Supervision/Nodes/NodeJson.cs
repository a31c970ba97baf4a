using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Nodes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NodeStarted))]
[JsonSerializable(typeof(NodeStopped))]
[JsonSerializable(typeof(RevisionApplied))]
[JsonSerializable(typeof(GroupSettled))]
[JsonSerializable(typeof(GroupEnded))]
[JsonSerializable(typeof(FleetStopped))]
[JsonSerializable(typeof(FleetStarted))]
[JsonSerializable(typeof(FleetFrozen))]
[JsonSerializable(typeof(FleetThawed))]
[JsonSerializable(typeof(StormBegan))]
[JsonSerializable(typeof(StormEnded))]
[JsonSerializable(typeof(NodeState))]
internal sealed partial class NodeJson : JsonSerializerContext;
