using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Ownership;

/// <summary>The last renewal of a claim, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
/// <param name="Length">In milliseconds.</param>
internal sealed record RenewalForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("epoch")] long Epoch,
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("length_ms")] long Length
)
{
    public const int Newest = 1;
}
