using System.Net;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>
/// One request and its answer on a connection of their own. A pooled connection would save a tenth of a millisecond and cost
/// the knowledge of what was sent: one that the engine has closed meanwhile makes HttpClient send a request again, unasked.
/// </summary>
internal sealed class EngineExchange : IDisposable
{
    private readonly Stream _connection;
    private readonly HttpMessageInvoker _http;
    private HttpResponseMessage? _response;

    /// <param name="handler">Speaks over this connection alone.</param>
    public EngineExchange(Stream connection, HttpMessageHandler handler)
    {
        _connection = connection;
        _http = new HttpMessageInvoker(handler);
    }

    public HttpResponseMessage Response =>
        _response ?? throw new InvalidOperationException("There is no answer before a request.");

    /// <summary>The engine did it, or had nothing to do.</summary>
    public bool IsAccepted =>
        Response.IsSuccessStatusCode
        || Response.StatusCode is HttpStatusCode.SwitchingProtocols or HttpStatusCode.NotModified;

    /// <summary>Sends, and reads the answer as far as the end of its headers.</summary>
    public async Task SendAsync(HttpRequestMessage message, CancellationToken cancellation) =>
        _response = await _http.SendAsync(message, cancellation);

    public Task<Stream> BodyAsync(CancellationToken cancellation) => Response.Content.ReadAsStreamAsync(cancellation);

    /// <inheritdoc cref="WriteEnd.CloseAsync"/>
    public Task<bool> CloseWriteEndAsync(CancellationToken cancellation) =>
        WriteEnd.CloseAsync(_connection, cancellation);

    public void Dispose()
    {
        _response?.Dispose();
        _http.Dispose();
        _connection.Dispose();
    }
}
