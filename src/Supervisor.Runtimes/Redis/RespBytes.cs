using System.Text;

namespace Supervisor.Runtimes.Redis;

/// <summary>The bytes of a connection, by lines and by lengths.</summary>
internal sealed class RespBytes(Stream stream)
{
    private const int LongestLine = 64 * 1024;

    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Without its end.</summary>
    internal async ValueTask<string> LineAsync(CancellationToken stop)
    {
        int length;
        while ((length = Held().IndexOf((byte)'\n')) < 0)
        {
            await FillAsync(stop);
        }

        var line = Encoding.UTF8.GetString(Held()[..length]).TrimEnd('\r');
        _start += length + 1;
        return line;
    }

    internal async ValueTask<string> TextAsync(int length, CancellationToken stop)
    {
        var whole = new byte[length];
        for (var read = Take(whole); read < length; )
        {
            read += await ReadAsync(whole.AsMemory(read), stop);
        }

        return Encoding.UTF8.GetString(whole);
    }

    /// <summary>Nobody wants them, and what follows them counts.</summary>
    internal async ValueTask SkipAsync(long length, CancellationToken stop)
    {
        var held = (int)Math.Min(length, _end - _start);
        _start += held;
        for (var left = length - held; left > 0; left -= _end)
        {
            _start = _end = await ReadAsync(_buffer.AsMemory(0, (int)Math.Min(left, _buffer.Length)), stop);
        }
    }

    private ReadOnlySpan<byte> Held() => _buffer.AsSpan(_start, _end - _start);

    private int Take(byte[] target)
    {
        var count = Math.Min(target.Length, _end - _start);
        Held()[..count].CopyTo(target);
        _start += count;
        return count;
    }

    private async ValueTask FillAsync(CancellationToken stop)
    {
        Held().CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end >= LongestLine)
        {
            throw new IOException("answered a line beyond 64 KB");
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _end += await ReadAsync(_buffer.AsMemory(_end), stop);
    }

    private async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken stop)
    {
        var count = await stream.ReadAsync(target, stop);
        return count > 0 ? count : throw new IOException("the connection was closed before the answer was whole");
    }
}
