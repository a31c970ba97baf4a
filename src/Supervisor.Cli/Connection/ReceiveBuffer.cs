using System.Text;

namespace Supervisor.Cli.Connection;

/// <summary>What has come in on a connection and was not read yet.</summary>
internal sealed class ReceiveBuffer(Wire wire)
{
    private const int MaxLine = 16 * 1024;

    private readonly byte[] _bytes = new byte[MaxLine];
    private int _start;
    private int _end;

    /// <summary>Waits for some bytes if there are none; empty when the other side has closed.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
            Fill();
        }

        return _bytes.AsSpan(_start, _end - _start);
    }

    /// <summary>There is something that came and was not read.</summary>
    public bool HasSome => _start < _end;

    public void Skip(int count) => _start += count;

    /// <summary>A line of a head, without its end.</summary>
    public string ReadLine()
    {
        while (true)
        {
            var unread = _bytes.AsSpan(_start, _end - _start);
            var end = unread.IndexOf((byte)'\n');
            if (end >= 0)
            {
                _start += end + 1;
                return Encoding.ASCII.GetString(unread[..end].TrimEnd((byte)'\r'));
            }

            Compact();
            if (_end == _bytes.Length)
            {
                throw new InvalidDataException("It sends a line without end.");
            }

            if (!Fill())
            {
                throw new EndOfStreamException("It closed the connection.");
            }
        }
    }

    private void Compact()
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
    }

    private bool Fill()
    {
        var count = wire.Receive(_bytes.AsSpan(_end));
        _end += count;
        return count > 0;
    }
}
