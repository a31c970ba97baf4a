using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>How somebody's belonging ended.</summary>
/// <param name="At">A reading of the hybrid clock.</param>
/// <param name="By">Who did it, as it is shown to operators.</param>
internal sealed record LeavingRecord(
    [property: JsonPropertyName("at")] long At,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("why")] string Why
)
{
    /// <summary>Why, of a node that was told to leave and did.</summary>
    public const string InOrder = "left";
}
