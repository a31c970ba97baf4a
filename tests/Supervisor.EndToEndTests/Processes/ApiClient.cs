using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>Calls the operator API as any program can.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    private ApiClient(HttpClient http) => _http = http;

    public static ApiClient OverTcp(Daemon daemon, string? token)
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://{daemon.Endpoint}/") };
        http.DefaultRequestHeaders.Authorization = token is null
            ? null
            : new AuthenticationHeaderValue("Bearer", token);
        return new ApiClient(http);
    }

    public static ApiClient OverSocket(Daemon daemon)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(daemon.Socket), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new ApiClient(new HttpClient(handler) { BaseAddress = new Uri("http://localhost/") });
    }

    public Task<(HttpStatusCode Status, string Body)> GetAsync(
        string path,
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string body) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), []);

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        // A large body waits for leave to be sent, so that its refusal is heard.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1024 * 1024;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
