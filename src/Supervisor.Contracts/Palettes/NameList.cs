using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes;

/// <summary>
/// The answer to <c>GET /v1/names/{kind}</c>: what now bears a name of that argument kind, for completion. Empty for a
/// kind that has no list.
/// </summary>
public sealed record NameList([property: JsonPropertyName("names")] IReadOnlyList<string> Names);
