using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>Where the process writes, and how much of it is kept. Incarnations of one agent share one log.</summary>
/// <param name="Path">Of standard output.</param>
/// <param name="ErrorPath">Of standard error; null when both go into one file, in the order in which they were written.</param>
/// <param name="SegmentBytes">At about this size the file is cut.</param>
/// <param name="Segments">How many of that size are kept, the one being written among them; at least 2.</param>
public sealed record WorkloadOutput(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("errorPath")] string? ErrorPath = null,
    [property: JsonPropertyName("segmentBytes")] long SegmentBytes = WorkloadOutput.UsualSegmentBytes,
    [property: JsonPropertyName("segments")] int Segments = WorkloadOutput.UsualSegments
)
{
    public const long UsualSegmentBytes = 10 * 1024 * 1024;
    public const int UsualSegments = 3;
}
