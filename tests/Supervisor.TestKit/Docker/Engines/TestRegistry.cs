using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>
/// A registry with one image, for one user. It is at the loopback, where engines speak to registries in the clear, after they
/// have tried TLS.
/// </summary>
internal sealed class TestRegistry : IDisposable
{
    public const string User = "user";
    public const string Password = "secret";

    private const byte TlsHandshake = 0x16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly RegistryContent _content = RegistryContent.OneFile();
    private readonly Task _running;

    public TestRegistry()
    {
        _listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _running = RunAsync();
    }

    public string Address { get; }

    public string Image => $"{Address}/private/app:1";

    public void Dispose()
    {
        _stop.Cancel();
        _running.Wait();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (await HeadAsync(stream) is { } head)
            {
                await AnswerAsync(stream, head);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // An engine that goes away has what it wanted, or says itself what it misses.
        }
    }

    /// <summary>The request up to the end of its headers; null when it is none.</summary>
    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
            if (count == 0 || buffer[0] == TlsHandshake)
            {
                return null;
            }

            length += count;
        }

        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private async Task AnswerAsync(NetworkStream stream, string head)
    {
        var (method, path) = head.Split(' ') is [var first, var second, ..] ? (first, second) : ("", "");
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
        var answer = !head.Contains($"Authorization: Basic {expected}", StringComparison.OrdinalIgnoreCase)
            ? RegistryAnswer.WhoAreYou
            : _content.Find(path);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Head), _stop.Token);
        if (method != "HEAD")
        {
            await stream.WriteAsync(answer.Body, _stop.Token);
        }
    }
}
