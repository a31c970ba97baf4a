using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Readiness;

/// <summary>The answer to a word that was taken; one that was not is answered by an error.</summary>
/// <param name="Status">Of <see cref="ReadinessStatuses"/>.</param>
/// <param name="Message">A sentence where there is something to say.</param>
public sealed record ReadinessAnswer(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("message")] string Message
);

public static class ReadinessStatuses
{
    /// <summary>What it changed is on the disk.</summary>
    public const string Taken = "taken";

    /// <summary>It counts, but the disk takes nothing now: if the daemon dies before it does, the word has to be said again.</summary>
    public const string TakenInMemory = "taken-in-memory";
}
