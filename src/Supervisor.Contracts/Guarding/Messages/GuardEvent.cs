using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Contracts.Guarding.Messages;

/// <summary>News of something that the guard has done or seen. It only hastens: the truth is the list.</summary>
/// <param name="Sequence">One more than the last, within one run of the guard.</param>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
/// <param name="Workload">As it was right after.</param>
/// <param name="Log">Of <c>rotated</c> and <c>log-trouble</c>: which file.</param>
/// <param name="Text">Of <c>log-trouble</c>: a sentence.</param>
/// <param name="Held">Of <c>leash-expired</c> and <c>hold-ended</c>: the container, as it was right after.</param>
public sealed record GuardEvent(
    [property: JsonPropertyName("sequence")] long Sequence,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("workload")] WorkloadStatus? Workload = null,
    [property: JsonPropertyName("log")] string? Log = null,
    [property: JsonPropertyName("text")] string? Text = null,
    [property: JsonPropertyName("held")] HeldContainer? Held = null
);
