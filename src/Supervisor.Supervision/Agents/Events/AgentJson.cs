using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Agents.Events;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(AgentStartOrdered))]
[JsonSerializable(typeof(AgentStopOrdered))]
[JsonSerializable(typeof(AgentRestartOrdered))]
[JsonSerializable(typeof(AgentReleased))]
[JsonSerializable(typeof(AgentStartIntended))]
[JsonSerializable(typeof(AgentAdopted))]
[JsonSerializable(typeof(AgentStarted))]
[JsonSerializable(typeof(AgentStartFailed))]
[JsonSerializable(typeof(AgentStartUnclear))]
[JsonSerializable(typeof(AgentStopIntended))]
[JsonSerializable(typeof(AgentExited))]
[JsonSerializable(typeof(AgentStrayFound))]
[JsonSerializable(typeof(AgentWaits))]
[JsonSerializable(typeof(AgentBackedOff))]
[JsonSerializable(typeof(AgentLeftToGroup))]
[JsonSerializable(typeof(AgentEscalated))]
[JsonSerializable(typeof(AgentQuarantined))]
[JsonSerializable(typeof(AgentCompleted))]
[JsonSerializable(typeof(AgentStopped))]
[JsonSerializable(typeof(AgentBecameReady))]
[JsonSerializable(typeof(AgentBecameNotReady))]
[JsonSerializable(typeof(AgentSaidReady))]
[JsonSerializable(typeof(AgentSaidNotReady))]
[JsonSerializable(typeof(AgentSaidStopping))]
[JsonSerializable(typeof(AgentSaidHung))]
[JsonSerializable(typeof(AgentStartExtended))]
[JsonSerializable(typeof(AgentSpoke))]
[JsonSerializable(typeof(AgentRenewed))]
[JsonSerializable(typeof(AgentWordExpired))]
[JsonSerializable(typeof(AgentProbeJudged))]
[JsonSerializable(typeof(AgentHealthJudged))]
[JsonSerializable(typeof(AgentRanSilently))]
[JsonSerializable(typeof(AgentRefusedSignal))]
[JsonSerializable(typeof(AgentNeedLost))]
[JsonSerializable(typeof(AgentNeedReturned))]
[JsonSerializable(typeof(AgentTakenOver))]
[JsonSerializable(typeof(AgentState))]
internal sealed partial class AgentJson : JsonSerializerContext;
