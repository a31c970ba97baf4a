namespace Supervisor.Cli.Output;

/// <summary>How wide each column of a table may be.</summary>
internal static class ColumnWidths
{
    public const int Gap = 2;

    // Less than this says nothing any more.
    private const int Least = 6;

    // Sentences stand last, and may be had whole by asking for the one row; what one has to type stands before.
    private const int LeastOfLast = 16;

    /// <summary>
    /// The widths as wanted if they fit; else the last column gives way, and then the widest, down to a least width. Null
    /// when even that is too wide for the terminal.
    /// </summary>
    public static int[]? Fit(IReadOnlyList<int> wanted, int? available)
    {
        var room = available - (Gap * (wanted.Count - 1));
        if (room is null || wanted.Sum() <= room)
        {
            return [.. wanted];
        }

        if (wanted.Sum(width => Math.Min(width, Least)) > room)
        {
            return null;
        }

        var before = wanted.Take(wanted.Count - 1).ToList();
        var last = Math.Min(wanted[^1], Math.Max(LeastOfLast, room.Value - before.Sum()));
        return Shrink([.. before, last], room.Value);
    }

    /// <summary>The highest limit for a column under which all fit; what is left goes to those that it cut.</summary>
    private static int[] Shrink(IReadOnlyList<int> wanted, int room)
    {
        var limit = wanted.Max();
        while (wanted.Sum(width => Math.Min(width, limit)) > room)
        {
            limit--;
        }

        var widths = wanted.Select(width => Math.Min(width, limit)).ToArray();
        var spare = room - widths.Sum();
        for (var i = 0; i < widths.Length && spare > 0; i++)
        {
            if (widths[i] < wanted[i])
            {
                widths[i]++;
                spare--;
            }
        }

        return widths;
    }
}
