using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Supervisor.Runtimes.Logs;

/// <summary>
/// Makes lines of bytes that come in chunks of any size. It holds at most one line, and of that at most a limit: a longer
/// one is given in pieces. What is no UTF-8 is replaced.
/// </summary>
/// <param name="position">Of the first byte to come.</param>
/// <param name="limit">In bytes; at least those of one letter.</param>
internal sealed class LineCutter(long position, int limit = LineCutter.UsualLimit)
{
    public const int UsualLimit = 16 * 1024;

    private readonly List<byte> _held = [];
    private long _position = position;

    /// <summary>The position up to which it has given everything: after the last line, or piece of one.</summary>
    public long Given => _position - _held.Count;

    public void Add(ReadOnlySpan<byte> bytes, ICollection<LogItem> into)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            Hold(end < 0 ? bytes : bytes[..end], into);
            if (end < 0)
            {
                return;
            }

            _position++;
            into.Add(TakeLine());
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>What came after the last line break, as a line.</summary>
    public void Finish(ICollection<LogItem> into)
    {
        if (_held.Count > 0)
        {
            into.Add(TakeLine());
        }
    }

    /// <summary>Goes on elsewhere; what is held will have no end.</summary>
    public void MoveTo(long next, ICollection<LogItem> into)
    {
        Finish(into);
        _position = next;
    }

    private void Hold(ReadOnlySpan<byte> bytes, ICollection<LogItem> into)
    {
        while (_held.Count + bytes.Length > limit)
        {
            var room = limit - _held.Count;
            _held.AddRange(bytes[..room]);
            _position += room;
            bytes = bytes[room..];
            into.Add(TakePiece());
        }

        _held.AddRange(bytes);
        _position += bytes.Length;
    }

    private LogLine TakeLine()
    {
        var bytes = CollectionsMarshal.AsSpan(_held);
        var text = Encoding.UTF8.GetString(bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes);
        _held.Clear();
        return new LogLine(text, Given);
    }

    /// <summary>A letter that the limit would cut in two is left for the next piece.</summary>
    private LogLine TakePiece()
    {
        var bytes = CollectionsMarshal.AsSpan(_held);
        var isWhole = Rune.DecodeLastFromUtf8(bytes, out _, out var last) is not OperationStatus.NeedMoreData;
        var count = isWhole ? bytes.Length : bytes.Length - last;
        var text = Encoding.UTF8.GetString(bytes[..count]);
        _held.RemoveRange(0, count);
        return new LogLine(text, Given, GoesOn: true);
    }
}
