using System.Net;
using System.Text;
using System.Text.Json;
using Supervisor.Runtimes.Probing;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>What an engine says when it says no: JSON with a message as a rule, bare text now and then.</summary>
/// <param name="Status">Of HTTP, as Docker would have it.</param>
internal sealed record Refusal(int Status, string Message)
{
    private const int Longest = 64 * 1024;

    /// <summary>Engines say last what it is all about, after the ids of all that it concerns.</summary>
    private const int LongestSentence = 500;

    /// <summary>
    /// What is a conflict to Docker is a failure of its own (500) to Podman, which has these words for them. Whoever creates
    /// what is there already must be able to tell that from a failure.
    /// </summary>
    private static readonly HashSet<string> PodmansConflicts = new(StringComparer.Ordinal)
    {
        "container state improper",
        "container already exists",
        "that name is already in use",
        "network already exists",
        "volume already exists",
        "volume is being used",
    };

    public static async Task<Refusal> ReadAsync(Stream body, HttpStatusCode status, CancellationToken cancellation)
    {
        var buffer = new byte[Longest];
        var length = await body.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellation);
        var said = Parse(buffer.AsSpan(0, length));
        var text = OneLine.Of(said?.Message ?? Encoding.UTF8.GetString(buffer, 0, length), LongestSentence);
        return new Refusal(StatusOf(status, said?.Cause), text.Length > 0 ? text : $"{(int)status} {status}");
    }

    private static int StatusOf(HttpStatusCode status, string? cause) =>
        (int)(
            status is HttpStatusCode.InternalServerError && cause is not null && PodmansConflicts.Contains(cause)
                ? HttpStatusCode.Conflict
                : status
        );

    private static RefusalBody? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.RefusalBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
