namespace Supervisor.Cli.Output;

/// <summary>How wide each column of a table may be.</summary>
internal static class ColumnWidths
{
    public const int Gap = 2;

    // Less than this says nothing any more.
    private const int Least = 6;

    /// <summary>
    /// The widths as wanted if they fit; else the widest columns give way, down to a least width. Null when even that is
    /// too wide for the terminal.
    /// </summary>
    public static int[]? Fit(IReadOnlyList<int> wanted, int? available)
    {
        var room = available - (Gap * (wanted.Count - 1));
        if (room is null || wanted.Sum() <= room)
        {
            return [.. wanted];
        }

        return wanted.Sum(width => Math.Min(width, Least)) > room ? null : Shrink(wanted, room.Value);
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
