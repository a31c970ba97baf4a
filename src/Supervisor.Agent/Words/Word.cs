using System.Text.Json;
using System.Text.Json.Nodes;
using Supervisor.Contracts.Readiness;

namespace Supervisor.AgentLibrary.Words;

/// <summary>Something to say, written down when it was said: whoever gave the details may change them afterwards.</summary>
/// <param name="Page">Of <see cref="ReadinessPages"/>.</param>
/// <param name="Body">For HTTP.</param>
/// <param name="Line">For the notify protocol, which has no place for details.</param>
internal sealed record Word(string Page, byte[] Body, string Line)
{
    public static Word Heartbeat { get; } = new(ReadinessPages.Heartbeat, [], "WATCHDOG=1");

    /// <summary>The word itself matters more than what comes with it: details that are more than is taken are left out.</summary>
    public static Word Ready(JsonObject? details)
    {
        var body = ReadyBody(details);
        return new Word(
            ReadinessPages.Ready,
            body.Length <= ReadinessLimits.MaxBodyBytes ? body : ReadyBody(details: null),
            "READY=1"
        );
    }

    public static Word NotReady(string reason)
    {
        var text = OneLine(reason) is { Length: > 0 } given ? given : "it gave no reason";
        return new Word(
            ReadinessPages.NotReady,
            JsonSerializer.SerializeToUtf8Bytes(new NotReadyRequest(text), ReadinessJson.Default.NotReadyRequest),
            $"{NotifyExtensions.NotReady}={text}"
        );
    }

    public static Word Progress(string? what)
    {
        var text = what is null ? null : OneLine(what);
        return new Word(
            ReadinessPages.Progress,
            JsonSerializer.SerializeToUtf8Bytes(new ProgressRequest(text), ReadinessJson.Default.ProgressRequest),
            $"{NotifyExtensions.Progress}={text}"
        );
    }

    private static byte[] ReadyBody(JsonObject? details) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ReadyRequest(details is null ? null : JsonElement.Parse(details.ToJsonString())),
            ReadinessJson.Default.ReadyRequest
        );

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ReadinessLimits.MaxTextLength ? line : line[..ReadinessLimits.MaxTextLength];
    }
}
