using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Supervisor.AgentLibrary.Words;
using Supervisor.Contracts.Readiness;

namespace Supervisor.AgentLibrary.Sending;

/// <summary>Posts words to the agent's own socket.</summary>
internal sealed class HttpSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _name;
    private readonly HttpClient _client;

    public HttpSender(string socket, AgentEnvironment environment)
    {
        _name = environment.Name;
        _client = new HttpClient(
            new SocketsHttpHandler { ConnectCallback = (_, stop) => ConnectAsync(socket, stop), UseProxy = false }
        )
        {
            BaseAddress = new Uri("http://supervisor"),
            Timeout = Patience,
        };
        if (environment.Incarnation is { } incarnation)
        {
            _client.DefaultRequestHeaders.Add(ReadinessPages.IncarnationHeader, incarnation);
        }
    }

    public async Task<SendOutcome> SendAsync(Word word, CancellationToken stop)
    {
        using var body = new ByteArrayContent(word.Body);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var answer = await _client.PostAsync(ReadinessPages.PathOf(null, _name, word.Page), body, stop);
            return await OutcomeOfAsync(answer, stop);
        }
        catch (HttpRequestException e)
        {
            return new SendOutcome(
                e.HttpRequestError is HttpRequestError.ConnectionError ? Verdict.Unreachable : Verdict.Away
            );
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome(Verdict.Away);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<SendOutcome> OutcomeOfAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var verdict = VerdictOf(answer.StatusCode);
        if (verdict is not Verdict.Refused)
        {
            return new SendOutcome(verdict);
        }

        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(stop);
            var error = await JsonSerializer.DeserializeAsync(body, ReadinessJson.Default.OperatorError, stop);
            return new SendOutcome(verdict, error is null ? "" : $"{error.Message} {error.Why} {error.Remedy}");
        }
        catch (JsonException)
        {
            // Whatever listens there speaks otherwise; that it refuses is all that can be said.
            return new SendOutcome(verdict, $"It was answered {(int)answer.StatusCode}.");
        }
    }

    private static Verdict VerdictOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.OK => Verdict.Taken,
            HttpStatusCode.Accepted => Verdict.Keep,
            >= HttpStatusCode.InternalServerError => Verdict.Away,
            _ => Verdict.Refused,
        };

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
