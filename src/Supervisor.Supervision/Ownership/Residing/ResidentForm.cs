using System.Text.Json.Serialization;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ownership.Residing;

internal sealed record ResidentForm(
    [property: JsonPropertyName("node")] string Node,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("since")] HybridTime Since
);
