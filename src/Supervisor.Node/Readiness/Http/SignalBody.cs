using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Contracts;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Http;

/// <summary>A request's body as a word. No body at all says as much as an empty object.</summary>
internal static class SignalBody
{
    private static readonly AgentWord ReadyWithoutDetails = new AgentWord.Ready(null);
    private static readonly AgentWord Heartbeat = new AgentWord.Heartbeat();

    /// <param name="word">Of a <see cref="SignalRoute"/>.</param>
    public static Outcome<AgentWord> Parse(string word, ReadOnlySequence<byte> body)
    {
        try
        {
            return word switch
            {
                ReadinessPages.Ready => Ready(body),
                ReadinessPages.NotReady => NotReady(body),
                ReadinessPages.Progress => new AgentWord.Progress(
                    Read(body, ReadinessJson.Default.ProgressRequest)?.What is { } what ? SaidText.Clean(what) : null
                ),
                _ => Any(body),
            };
        }
        catch (JsonException e)
        {
            return SignalErrors.Malformed(e.Message);
        }
    }

    private static Outcome<AgentWord> Ready(ReadOnlySequence<byte> body)
    {
        if (Read(body, ReadinessJson.Default.ReadyRequest)?.Details is not { } details)
        {
            return ReadyWithoutDetails;
        }

        return details.ValueKind is JsonValueKind.Object
            ? new AgentWord.Ready(details.GetRawText())
            : SignalErrors.Malformed("Details are one object, such as {\"port\": 7200}.");
    }

    private static Outcome<AgentWord> NotReady(ReadOnlySequence<byte> body)
    {
        var reason = SaidText.Clean(Read(body, ReadinessJson.Default.NotReadyRequest)?.Reason ?? "");
        return reason.Length > 0 ? new AgentWord.NotReady(reason) : SignalErrors.NoReason;
    }

    /// <summary>Nothing is read of it, but what is no JSON was meant for somebody else.</summary>
    private static Outcome<AgentWord> Any(ReadOnlySequence<byte> body)
    {
        Read(body, ReadinessJson.Default.ProgressRequest);
        return Heartbeat;
    }

    private static T? Read<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> shape)
        where T : class
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var json = new Utf8JsonReader(body);
        var value = JsonSerializer.Deserialize(ref json, shape) ?? throw new JsonException("The body is null.");
        return json.Read() ? throw new JsonException("Something follows the object.") : value;
    }
}
