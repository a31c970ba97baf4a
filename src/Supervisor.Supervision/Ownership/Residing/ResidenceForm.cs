using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>Where the pinned groups of one name run, as it is stored.</summary>
/// <param name="Form">The version of this form.</param>
internal sealed record ResidenceForm(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("nodes")] IReadOnlyList<ResidentForm> Nodes
)
{
    public const int Newest = 1;
}
