using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>Answers as a node of another version, or a broken one: a catalog, and for every command the same frames.</summary>
internal sealed class FakeNode : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _catalog;
    private readonly Func<Stream, CancellationToken, Task> _answer;
    private readonly Task _serving;

    /// <param name="command">The description of the one command, <c>thing do</c>.</param>
    /// <param name="answer">Writes what follows the head of the answer; then the connection is closed.</param>
    public FakeNode(string command, Func<Stream, CancellationToken, Task> answer)
    {
        _catalog =
            """{"contract":99,"node":"newer","version":"99","palettes":[{"name":"thing","summary":"Things.","commands":["""
            + command
            + "]}]}";
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>The body of the last command asked for.</summary>
    public string LastRequest { get; private set; } = "";

    public static Task WriteAsync(Stream stream, string lines) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(lines)).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            try
            {
                while (await ReadRequestAsync(reader) is { } request)
                {
                    if (request.StartsWith("GET /v1/palettes", StringComparison.Ordinal))
                    {
                        await WriteAsync(
                            stream,
                            $"HTTP/1.1 200 OK\r\nContent-Length: {_catalog.Length}\r\n\r\n{_catalog}"
                        );
                        continue;
                    }

                    await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n");
                    await _answer(stream, _stop.Token);
                    break;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The caller has gone, or the test has ended.
                return;
            }
        }
    }

    private async Task<string?> ReadRequestAsync(StreamReader reader)
    {
        const string Length = "content-length:";
        var first = await reader.ReadLineAsync(_stop.Token);
        var length = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
        {
            if (header.StartsWith(Length, StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header[Length.Length..], CultureInfo.InvariantCulture);
            }
        }

        if (length > 0)
        {
            var body = new char[length];
            await reader.ReadBlockAsync(body, _stop.Token);
            LastRequest = new string(body);
        }

        return first;
    }
}
