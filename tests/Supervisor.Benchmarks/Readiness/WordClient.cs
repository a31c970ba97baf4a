using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>Says one word after the other over one connection, as cheaply as a client can.</summary>
internal sealed class WordClient : IDisposable
{
    private const string Body = """{"details":{"port":7200,"startup_time":1.5}}""";

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly byte[] _buffer = new byte[1024];
    private readonly byte[] _request;

    public WordClient(string path, string agent, string incarnation = "1-aa")
    {
        _request = Encoding.ASCII.GetBytes(
            $"POST /v1/agents/{agent}/ready HTTP/1.1\r\nHost: s\r\nSupervisor-Incarnation: {incarnation}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"
        );
        _socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    /// <returns>How long each took, in ticks of the stopwatch.</returns>
    public async Task<List<long>> SayAsync(TimeSpan duration)
    {
        var times = new List<long>();
        var began = Stopwatch.GetTimestamp();
        for (var now = began; Stopwatch.GetElapsedTime(began, now) < duration; )
        {
            await _socket.SendAsync(_request);
            await ReceiveAsync();
            var end = Stopwatch.GetTimestamp();
            times.Add(end - now);
            now = end;
        }

        return times;
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Each answer comes in one piece, for it is far smaller than any buffer on the way.</summary>
    private async Task ReceiveAsync()
    {
        var length = await _socket.ReceiveAsync(_buffer);
        if (!_buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException(Encoding.ASCII.GetString(_buffer, 0, length));
        }
    }
}
