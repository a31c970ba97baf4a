using System.Text.Json.Serialization;

namespace Supervisor.Node.Audit;

/// <summary>One entry of the audit trail, as it is stored.</summary>
/// <param name="Who">As he has proven, or else as he says; empty when he said nothing.</param>
/// <param name="From">Where he is.</param>
/// <param name="What">What he wanted.</param>
internal sealed record AuditRecord(
    [property: JsonPropertyName("who")] string Who,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("what")] string What
)
{
    /// <summary>Of the change, by which what was asked and what became of it belong together.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Why he was turned away; of what kind the reason is, for programs.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; init; }

    /// <summary>Why he was turned away, as he read it.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>How the change ended.</summary>
    [JsonPropertyName("exit")]
    public int? Exit { get; init; }

    /// <summary>How many were turned away.</summary>
    [JsonPropertyName("count")]
    public int? Count { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditRecord))]
internal sealed partial class AuditJson : JsonSerializerContext;
