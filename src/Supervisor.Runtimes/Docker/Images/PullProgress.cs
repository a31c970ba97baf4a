using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Images;

/// <summary>A word of the engine while it brings an image.</summary>
internal sealed record PullProgress
{
    /// <summary>The layer; null when it is about the whole.</summary>
    [JsonPropertyName("id")]
    public string? Layer { get; init; }

    /// <summary>Such as <c>Downloading</c> or <c>Pull complete</c>; for people.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>What a load says in the place of a status.</summary>
    [JsonPropertyName("stream")]
    public string? Text { get; init; }

    [JsonPropertyName("progressDetail")]
    public ProgressAmount? Amount { get; init; }

    /// <summary>Why it came to nothing. The answer had begun well, so no status of HTTP says it.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; init; }
}

/// <param name="Total">0: not known.</param>
internal sealed record ProgressAmount(
    [property: JsonPropertyName("current")] long Current,
    [property: JsonPropertyName("total")] long Total
);
