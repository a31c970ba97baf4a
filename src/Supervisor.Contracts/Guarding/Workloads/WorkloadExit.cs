using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>How a workload ended.</summary>
/// <param name="Kind">One of <see cref="ExitKinds"/>.</param>
/// <param name="Code">Only of <see cref="ExitKinds.Exited"/>.</param>
/// <param name="Signal">Only of <see cref="ExitKinds.Signalled"/>.</param>
/// <param name="Cause">Who wanted it: one of <see cref="ExitCauses"/>.</param>
/// <param name="OutOfMemory">The kernel killed something of it for its memory limit.</param>
/// <param name="Leftovers">How many processes outlived the first one and were killed.</param>
/// <param name="AtUnixMs">When the guard learnt of it.</param>
public sealed record WorkloadExit(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("code")] int? Code,
    [property: JsonPropertyName("signal")] int? Signal,
    [property: JsonPropertyName("cause")] string Cause,
    [property: JsonPropertyName("outOfMemory")] bool OutOfMemory,
    [property: JsonPropertyName("leftovers")] int Leftovers,
    [property: JsonPropertyName("atUnixMs")] long AtUnixMs
);
