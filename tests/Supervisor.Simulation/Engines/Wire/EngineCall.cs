using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Simulation.Engines.Driving;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines.Wire;

/// <summary>One request of a daemon on its way to an engine, and the way of the answer back.</summary>
internal sealed class EngineCall(Daemon daemon, ApiRequest request)
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(0.2);

    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new();

    internal Daemon Daemon => daemon;

    internal ApiRequest Request => request;

    internal Task<HttpResponseMessage> Answer => _answer.Task;

    /// <summary>What is done before the answer goes, or in its place.</summary>
    internal Action<Action>? Fate { get; set; }

    /// <summary>Whoever asked waits no longer; the engine does not hear of that.</summary>
    internal void GiveUp(CancellationToken cancellation) =>
        DaemonContext.Outside(() => _answer.TrySetCanceled(cancellation));

    /// <summary>The connection is gone, without an answer.</summary>
    internal void Break() =>
        daemon.After(Way, () => _answer.TrySetException(new IOException("the connection was reset by the engine")));

    internal void Reply<T>(T value, JsonTypeInfo<T> shape, HttpStatusCode status = HttpStatusCode.OK) =>
        Reply(status, new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, shape)));

    internal void Reply(HttpStatusCode status) => Reply(status, new ByteArrayContent([]));

    internal void Refuse(HttpStatusCode status, string message) =>
        Reply(new RefusalBody(message, null), EngineJson.Default.RefusalBody, status);

    internal void Reply(FeedStream feed, HttpStatusCode status = HttpStatusCode.OK) =>
        Reply(status, new StreamContent(feed));

    internal void ReplyText(string text, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        Send(() => Of(HttpStatusCode.OK, content, headers));
    }

    private void Reply(HttpStatusCode status, HttpContent content) => Send(() => Of(status, content));

    private void Send(Func<HttpResponseMessage> response)
    {
        if (Fate is { } fate)
        {
            fate(Go);
        }
        else
        {
            Go();
        }

        void Go() => daemon.After(Way, () => _answer.TrySetResult(response()));
    }

    private static HttpResponseMessage Of(
        HttpStatusCode status,
        HttpContent content,
        params (string Name, string Value)[] headers
    )
    {
        var response = new HttpResponseMessage(status) { Content = content };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
