using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Runtimes.Probing.Sockets;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Http;

/// <summary>
/// Passes when a GET is answered by a status of 200 to 399, as orchestrators have it. A redirect is an answer of the program
/// and is not followed: where it leads is not what was asked.
/// </summary>
internal sealed class HttpProbe : IDisposable
{
    /// <summary>Of the body; what a longer one says further does not matter.</summary>
    private const int MostRead = 64 * 1024;

    private static readonly ProductInfoHeaderValue Us = new("supervisor-probe", "1");

    private static readonly HttpRequestOptionsKey<ProbePlace> From = new("supervisor-probe-place");

    private readonly HttpClient _client = new(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    internal async Task<ProbeAnswer> AskAsync(string url, ProbePlace place, ProbeTime time)
    {
        if (ProbeAddress.Of(url, "http", usualPort: null) is not { Scheme: "http" or "https" } uri)
        {
            return ProbeAnswer.Failed("its address is no URL");
        }

        using var request = NewRequest(uri);
        request.Options.Set(From, place);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Up);
        if ((int)response.StatusCode is < 200 or > 399)
        {
            return ProbeAnswer.Failed(
                $"answered {(int)response.StatusCode} {OneLine.Of(response.ReasonPhrase ?? "")}".TrimEnd()
            );
        }

        await ReadAsync(response.Content, time.Up);
        return ProbeAnswer.Ok;
    }

    public void Dispose() => _client.Dispose();

    [SuppressMessage(
        "Security",
        "CA5359:Do Not Disable Certificate Validation",
        Justification = "A probe asks whether a program works. It trusts it with nothing, and many have a certificate of their own making."
    )]
    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            // Each try is a new client: a connection that is kept would hide that nobody accepts new ones.
            PooledConnectionLifetime = TimeSpan.Zero,
            // In kilobytes.
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ConnectCallback = ConnectAsync,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            },
        };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellation
    )
    {
        var place = context.InitialRequestMessage.Options.TryGetValue(From, out var from)
            ? from
            : throw new InvalidOperationException("It is not known from where to ask.");
        return await PlacedSocket.StreamAsync(place, context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
    }

    private static HttpRequestMessage NewRequest(Uri uri)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.ConnectionClose = true;
        request.Headers.UserAgent.Add(Us);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        if (ProbeAddress.CredentialsOf(uri) is { } credentials)
        {
            var text = Encoding.UTF8.GetBytes($"{credentials.User}:{credentials.Password}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(text));
        }

        return request;
    }

    /// <summary>An answer that breaks off, or never ends its headers' promise, is none.</summary>
    private static async Task ReadAsync(HttpContent content, CancellationToken timeUp)
    {
        await using var body = await content.ReadAsStreamAsync(timeUp);
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            var read = 0;
            int count;
            while (read < MostRead && (count = await body.ReadAsync(buffer, timeUp)) > 0)
            {
                read += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
