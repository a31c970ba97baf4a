using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Groups;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GroupAgentsAdded))]
[JsonSerializable(typeof(GroupAgentEnded))]
[JsonSerializable(typeof(GroupStopped))]
[JsonSerializable(typeof(GroupStarted))]
[JsonSerializable(typeof(GroupRestartBegan))]
[JsonSerializable(typeof(GroupRestartEnded))]
[JsonSerializable(typeof(GroupFailuresNoted))]
[JsonSerializable(typeof(GroupAgentExhausted))]
[JsonSerializable(typeof(GroupAgentReleased))]
[JsonSerializable(typeof(GroupWasQuarantined))]
[JsonSerializable(typeof(GroupReleased))]
[JsonSerializable(typeof(GroupTakenOver))]
[JsonSerializable(typeof(GroupRemoved))]
[JsonSerializable(typeof(GroupState))]
internal sealed partial class GroupJson : JsonSerializerContext;
