using System.Net;
using System.Text;
using System.Text.Json;
using Supervisor.Runtimes.Probing;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>The words in which an engine says no: JSON with a message as a rule, bare text now and then.</summary>
internal static class RefusalText
{
    private const int Longest = 64 * 1024;

    public static async Task<string> ReadAsync(Stream body, HttpStatusCode status, CancellationToken cancellation)
    {
        var buffer = new byte[Longest];
        var length = await body.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellation);
        var text = OneLine.Of(MessageIn(buffer.AsSpan(0, length)) ?? Encoding.UTF8.GetString(buffer, 0, length));
        return text.Length > 0 ? text : $"{(int)status} {status}";
    }

    private static string? MessageIn(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.RefusalBody)?.Message;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
