using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>Rows as a table that fits the screen, or as a list when no table would.</summary>
internal static class TableText
{
    public static void Write(Screen screen, ColumnsFrame columns, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        var isList = columns.Layout is Layouts.List;
        var shown = rows.Select(row => Show(columns.Columns, row)).ToList();
        var widths = isList ? null : Widths(screen, columns.Columns, Shortened(screen, columns.Columns, shown));
        if (widths is null)
        {
            WriteList(screen, columns.Columns, shown);
        }
        else
        {
            WriteTable(screen, columns.Columns, shown, widths);
        }
    }

    /// <summary>Exactly one text a column: a node that sends more or fewer must not break the table.</summary>
    public static string[] Show(IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells) =>
        [.. columns.Select((column, i) => CellText.Show(i < cells.Count ? cells[i] : Cell.Nothing, column))];

    public static string Line(IReadOnlyList<Column> columns, IReadOnlyList<string> texts, IReadOnlyList<int> widths)
    {
        var fitted = texts.Select(
            (text, i) => TextCells.Pad(Fit(text, widths[i]), widths[i], CellText.IsToRight(columns[i]))
        );
        return string.Join(new string(' ', ColumnWidths.Gap), fitted).TrimEnd();
    }

    /// <summary>What happened today is shown by its time alone: the room is better used for what else there is to say.</summary>
    private static List<string[]> Shortened(Screen screen, IReadOnlyList<Column> columns, List<string[]> rows)
    {
        foreach (var row in screen.Today.Length > 0 ? rows : [])
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (
                    columns[i].Format is ColumnFormats.Time
                    && row[i].StartsWith(screen.Today + " ", StringComparison.Ordinal)
                )
                {
                    row[i] = row[i][(screen.Today.Length + 1)..];
                }
            }
        }

        return rows;
    }

    private static string Fit(string text, int width) =>
        text.Contains(' ', StringComparison.Ordinal) ? TextCells.Fit(text, width) : TextCells.FitWord(text, width);

    private static int[]? Widths(Screen screen, IReadOnlyList<Column> columns, List<string[]> rows)
    {
        var wanted = columns.Select(
            (column, i) => rows.Select(row => row[i]).Append(CellText.Title(column)).Max(TextCells.Width)
        );
        return ColumnWidths.Fit([.. wanted], screen.Width);
    }

    private static void WriteTable(Screen screen, IReadOnlyList<Column> columns, List<string[]> rows, int[] widths)
    {
        screen.Out.WriteLine(screen.Bold(Line(columns, [.. columns.Select(CellText.Title)], widths)));
        foreach (var row in rows)
        {
            screen.Out.WriteLine(Line(columns, row, widths));
        }
    }

    private static void WriteList(Screen screen, IReadOnlyList<Column> columns, List<string[]> rows)
    {
        var titles = columns.Select(CellText.Title).ToList();
        var width = titles.Select(TextCells.Width).DefaultIfEmpty().Max();
        for (var row = 0; row < rows.Count; row++)
        {
            if (row > 0)
            {
                screen.Out.WriteLine();
            }

            for (var i = 0; i < titles.Count; i++)
            {
                var title = TextCells.Pad(titles[i], width, toRight: false);
                screen.Out.WriteLine($"{screen.Bold(title)}  {rows[row][i]}".TrimEnd());
            }
        }
    }
}
