using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>As numbers: who a name is, is looked up by the one who asks.</summary>
/// <param name="Groups">The supplementary groups; an empty list for none.</param>
public sealed record WorkloadUser(
    [property: JsonPropertyName("uid")] uint UserId,
    [property: JsonPropertyName("gid")] uint GroupId,
    [property: JsonPropertyName("groups")] IReadOnlyList<uint> Groups
);
