using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>Says one word after the other over one connection, as cheaply as a client can.</summary>
internal sealed class WordClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly byte[] _buffer = new byte[1024];
    private readonly byte[][] _requests;
    private int _next;

    public WordClient(string path, string agent)
        : this(path, agent, "1-aa", [AgentWords.Ready]) { }

    /// <param name="words">Said in turn, again and again.</param>
    public WordClient(string path, string agent, string incarnation, IReadOnlyList<string> words)
    {
        _requests = [.. words.Select(word => Request(agent, incarnation, word))];
        _socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    /// <returns>How long each took, in ticks of the stopwatch.</returns>
    public async Task<List<long>> SayAsync(TimeSpan duration)
    {
        var times = new List<long>();
        var began = Stopwatch.GetTimestamp();
        for (var now = began; Stopwatch.GetElapsedTime(began, now) < duration; )
        {
            await SayOnceAsync();
            var end = Stopwatch.GetTimestamp();
            times.Add(end - now);
            now = end;
        }

        return times;
    }

    public async Task SayOnceAsync()
    {
        await _socket.SendAsync(_requests[_next]);
        _next = (_next + 1) % _requests.Length;
        await ReceiveAsync();
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Request(string agent, string incarnation, string word)
    {
        var body = AgentWords.BodyOf(word);
        return Encoding.ASCII.GetBytes(
            $"POST /v1/agents/{agent}/{word} HTTP/1.1\r\nHost: s\r\nSupervisor-Incarnation: {incarnation}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
    }

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
