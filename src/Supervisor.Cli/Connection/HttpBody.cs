using System.Globalization;

namespace Supervisor.Cli.Connection;

/// <summary>The body of a reply, by chunks, by length, or up to the end of the connection.</summary>
internal sealed class HttpBody(ReceiveBuffer received, bool isChunked, long? length)
{
    private const int MaxLine = 8 * 1024 * 1024;

    private readonly List<byte> _line = [];
    private long _left = isChunked ? 0 : length ?? long.MaxValue;
    private bool _isFirstChunk = true;
    private bool _isAtEnd = !isChunked && length is 0;

    /// <summary>
    /// The next line without its end, or null after the last. What is shorter than a line at the end is one too.
    /// </summary>
    public byte[]? ReadLine()
    {
        _line.Clear();
        while (true)
        {
            var bytes = Peek();
            if (bytes.IsEmpty)
            {
                return _line.Count > 0 ? [.. _line] : null;
            }

            var end = bytes.IndexOf((byte)'\n');
            Append(end < 0 ? bytes : bytes[..end]);
            Consume(end < 0 ? bytes.Length : end + 1);
            if (end >= 0)
            {
                return [.. _line];
            }
        }
    }

    public byte[] ReadAll()
    {
        _line.Clear();
        for (var bytes = Peek(); !bytes.IsEmpty; bytes = Peek())
        {
            Append(bytes);
            Consume(bytes.Length);
        }

        return [.. _line];
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_line.Count + bytes.Length > MaxLine)
        {
            throw new InvalidDataException("It sends more at once than any node does.");
        }

        _line.AddRange(bytes);
    }

    private void Consume(int count)
    {
        received.Skip(count);
        _left -= count;
        _isAtEnd |= !isChunked && _left == 0;
    }

    private ReadOnlySpan<byte> Peek()
    {
        if (isChunked && _left == 0 && !_isAtEnd)
        {
            BeginChunk();
        }

        if (_isAtEnd)
        {
            return [];
        }

        var bytes = received.Peek();
        if (bytes.IsEmpty && (isChunked || length is not null))
        {
            throw new EndOfStreamException("It closed the connection before the end.");
        }

        return bytes.Length > _left ? bytes[..(int)_left] : bytes;
    }

    private void BeginChunk()
    {
        if (!_isFirstChunk)
        {
            received.ReadLine();
        }

        _isFirstChunk = false;
        var size = received.ReadLine().Split(';')[0];
        if (!long.TryParse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _left) || _left < 0)
        {
            throw new InvalidDataException("It sends a chunk without a size.");
        }

        if (_left == 0)
        {
            _isAtEnd = true;
            received.ReadLine();
        }
    }
}
