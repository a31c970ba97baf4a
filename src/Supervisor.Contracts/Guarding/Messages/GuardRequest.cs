using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Contracts.Guarding.Messages;

/// <summary>A question to the guard; exactly one answer with the same id follows.</summary>
/// <param name="Kind">One of <see cref="RequestKinds"/>; it says which of the other members are read.</param>
/// <param name="Logs">Of <c>keep-logs</c> and <c>keep-logs-part</c>.</param>
/// <param name="Name">Of <c>stop</c>, <c>signal</c>, <c>leash</c>, <c>acknowledge</c>, <c>hold</c>, <c>release</c>.</param>
public sealed record GuardRequest(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("name")] WorkloadName? Name = null,
    [property: JsonPropertyName("hello")] HelloRequest? Hello = null,
    [property: JsonPropertyName("start")] WorkloadStart? Start = null,
    [property: JsonPropertyName("stop")] StopRequest? Stop = null,
    [property: JsonPropertyName("signal")] int? Signal = null,
    [property: JsonPropertyName("leash")] BootTime? Leash = null,
    [property: JsonPropertyName("after")] string? After = null,
    [property: JsonPropertyName("subscribe")] EventPosition? Subscribe = null,
    [property: JsonPropertyName("force")] bool Force = false,
    [property: JsonPropertyName("logs")] IReadOnlyList<WorkloadOutput>? Logs = null,
    [property: JsonPropertyName("hold")] HoldRequest? Hold = null
);
