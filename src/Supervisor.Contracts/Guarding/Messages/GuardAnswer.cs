using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Contracts.Guarding.Messages;

/// <param name="Id">Of the request; 0 when what came was none.</param>
/// <param name="Error">Then nothing was done, and no other member says anything.</param>
/// <param name="Workload">Of <c>start</c>, <c>stop</c>, <c>signal</c>, <c>leash</c>, <c>acknowledge</c>: as it is now.</param>
/// <param name="Created">Of <c>start</c>: it was this request that started it.</param>
/// <param name="Next">Of <c>list</c>: there are more, to be had with this as <c>after</c>.</param>
/// <param name="Position">Of <c>list</c>: events after it may not be in the list. Of <c>subscribe</c>: what it begins after.</param>
/// <param name="Complete">Of <c>subscribe</c>: nothing is missing since the position asked for; otherwise the list is to be read.</param>
/// <param name="Held">Of <c>held</c>: all of them. Of <c>hold</c> and <c>release</c>: the one, as it is now.</param>
public sealed record GuardAnswer(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("error")] OperatorError? Error = null,
    [property: JsonPropertyName("welcome")] GuardWelcome? Welcome = null,
    [property: JsonPropertyName("workload")] WorkloadStatus? Workload = null,
    [property: JsonPropertyName("created")] bool Created = false,
    [property: JsonPropertyName("workloads")] IReadOnlyList<WorkloadStatus>? Workloads = null,
    [property: JsonPropertyName("next")] string? Next = null,
    [property: JsonPropertyName("position")] EventPosition? Position = null,
    [property: JsonPropertyName("complete")] bool Complete = false,
    [property: JsonPropertyName("held")] IReadOnlyList<HeldContainer>? Held = null
);
