using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Events;

/// <summary>Something that happened in the engine.</summary>
internal sealed record EngineEvent
{
    /// <summary><c>container</c>, <c>image</c>, <c>network</c>, <c>volume</c>, <c>daemon</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The word, and for some of them a colon and what it was about: <c>exec_create: sh -c ...</c>.</summary>
    public string? Action { get; init; }

    public EventActor? Actor { get; init; }

    [JsonPropertyName("time")]
    public long Seconds { get; init; }

    /// <summary>Since 1970; 0 when the engine counts in seconds only.</summary>
    [JsonPropertyName("timeNano")]
    public long Nanoseconds { get; init; }

    [JsonIgnore]
    public string Word => Action?.Split(':', 2)[0] ?? "";

    [JsonIgnore]
    public DateTimeOffset Moment =>
        Nanoseconds > 0
            ? DateTimeOffset.UnixEpoch.AddTicks(Nanoseconds / 100)
            : DateTimeOffset.FromUnixTimeSeconds(Seconds);
}

/// <summary>Whom it happened to.</summary>
/// <param name="Attributes">Its labels among them; of a container's end also <c>exitCode</c>.</param>
internal sealed record EventActor(
    [property: JsonPropertyName("ID")] string? Id,
    IReadOnlyDictionary<string, string>? Attributes
);
