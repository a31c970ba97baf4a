namespace Supervisor.Runtimes.Logs;

/// <summary>Finds where the last lines of a log begin, from its end backwards, one block at a time.</summary>
internal sealed class LogTail(LogReader log)
{
    private const int BlockBytes = 64 * 1024;

    private readonly byte[] _block = new byte[BlockBytes];

    /// <param name="end">The position up to which lines count; what is after the last line break is one, too.</param>
    /// <param name="lines">How many.</param>
    /// <returns>The first position that is kept, when there are fewer lines.</returns>
    public long StartOf(long end, long lines)
    {
        var left = lines;
        for (var to = end; left > 0; )
        {
            var wanted = Math.Max(0, to - BlockBytes);
            var (from, count) = ReadUpTo(wanted, to);
            for (var at = LineStart(count); at > 0; at = LineStart(at - 1))
            {
                // The break at the very end ends the last line, and begins none.
                if (from + at != end && --left == 0)
                {
                    return from + at;
                }
            }

            if (from != wanted || wanted == 0)
            {
                return Math.Min(from, end);
            }

            to = from;
        }

        return end;
    }

    /// <summary>After the last line break among the first bytes of the block; 0 when there is none.</summary>
    private int LineStart(int count) => _block.AsSpan(0, count).LastIndexOf((byte)'\n') + 1;

    /// <summary>Fills the block; it begins later than wanted when what was there is not kept any more.</summary>
    private (long From, int Count) ReadUpTo(long from, long to)
    {
        var count = 0;
        while (from + count < to)
        {
            var rest = (int)(to - from) - count;
            var chunk = log.Read(from + count, _block.AsSpan(count, rest));
            if (chunk.Count == 0 || chunk.Start >= to)
            {
                return (chunk.Start, 0);
            }

            if (chunk.Start != from + count)
            {
                _block.AsSpan(count, chunk.Count).CopyTo(_block);
                (from, count) = (chunk.Start, 0);
            }

            count += chunk.Count;
        }

        return (from, count);
    }
}
