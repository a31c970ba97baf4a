using System.Net.Sockets;
using System.Text;
using Supervisor.Runtimes.Probing.Places;

namespace Supervisor.Runtimes.Probing.Sockets;

/// <summary>A connection on which both sides speak in lines.</summary>
internal sealed class LineTalk : IDisposable
{
    private const int LongestLine = 64 * 1024;

    private readonly Socket _socket;
    private readonly CancellationToken _timeUp;
    private byte[] _buffer = new byte[1024];
    private int _length;

    private LineTalk(Socket socket, CancellationToken timeUp) => (_socket, _timeUp) = (socket, timeUp);

    internal static async Task<LineTalk> OpenAsync(ProbePlace place, Uri uri, CancellationToken timeUp) =>
        new(await PlacedSocket.ConnectAsync(place, uri.Host, uri.Port, timeUp), timeUp);

    internal async Task SayAsync(string text)
    {
        ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(text);
        while (!rest.IsEmpty)
        {
            rest = rest[await _socket.SendAsync(rest, _timeUp)..];
        }
    }

    /// <summary>The next line without its end.</summary>
    internal async Task<string> HearAsync()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n')) < 0)
        {
            await ReadAsync();
        }

        var line = Encoding.UTF8.GetString(_buffer, 0, end).TrimEnd('\r');
        _buffer.AsSpan(end + 1, _length - end - 1).CopyTo(_buffer);
        _length -= end + 1;
        return line;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        if (_length == LongestLine)
        {
            throw new IOException("answered a line beyond 64 KB");
        }

        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = await _socket.ReceiveAsync(_buffer.AsMemory(_length), _timeUp);
        _length += count > 0 ? count : throw new IOException("the connection was closed before the answer was whole");
    }
}
