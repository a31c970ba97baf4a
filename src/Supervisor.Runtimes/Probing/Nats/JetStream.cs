using System.Text.Json;
using Supervisor.Runtimes.Probing.Sockets;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Nats;

/// <summary>The part of NATS that keeps messages: passes when its API answers, which it does when it can keep them.</summary>
internal static class JetStream
{
    private const string Inbox = "_INBOX.supervisor-probe";
    private const string Question = $"SUB {Inbox} 1\r\nPUB $JS.API.INFO {Inbox} 0\r\n\r\n";

    /// <summary>With a header and no body: NATS says so of a question that nobody is there to answer.</summary>
    private const string Unheard = "HMSG ";
    private const string Message = "MSG ";

    private const int MostLines = 16;

    /// <param name="talk">Of a client that was taken.</param>
    internal static async Task<ProbeAnswer> AskAsync(LineTalk talk)
    {
        await talk.SayAsync(Question);
        for (var i = 0; i < MostLines; i++)
        {
            var line = await talk.HearAsync();
            if (line.StartsWith(Message, StringComparison.Ordinal))
            {
                return Judge(await talk.HearAsync());
            }

            if (line.StartsWith(Unheard, StringComparison.Ordinal))
            {
                return ProbeAnswer.Failed("it has no JetStream");
            }

            if (line.StartsWith("-ERR", StringComparison.Ordinal))
            {
                return ProbeAnswer.Failed($"answered {OneLine.Of(line["-ERR".Length..])}");
            }
        }

        return ProbeAnswer.Failed("its JetStream did not answer");
    }

    private static ProbeAnswer Judge(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("error", out var error)
                ? ProbeAnswer.Failed($"its JetStream answered {Describe(error)}")
                : ProbeAnswer.Ok;
        }
        catch (JsonException)
        {
            return ProbeAnswer.Failed("its JetStream answered something that is no JSON");
        }
    }

    private static string Describe(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("description", out var text)
            ? OneLine.Of(text.ToString())
            : OneLine.Of(error.ToString());
}
