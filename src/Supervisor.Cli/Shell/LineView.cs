using Supervisor.Cli.Output;

namespace Supervisor.Cli.Shell;

/// <summary>
/// Draws a line under edit on one row of the terminal; of a longer one, the part around the cursor.
/// </summary>
internal static class LineView
{
    public static string Draw(string prompt, LineBuffer line, int width)
    {
        var room = Math.Max(8, width - TextCells.Width(prompt) - 1);
        var start = StartOfView(line.BeforeCursor, room);
        var shown = TextCells.Fit(line.Text[start..], room);
        var cursor = TextCells.Width(prompt) + TextCells.Width(line.Text[start..line.Cursor]);
        return $"\r{prompt}{shown}\e[K\r{(cursor > 0 ? $"\e[{cursor}C" : "")}";
    }

    private static int StartOfView(string beforeCursor, int room)
    {
        var start = 0;
        while (TextCells.Width(beforeCursor[start..]) >= room)
        {
            start += char.IsHighSurrogate(beforeCursor[start]) ? 2 : 1;
        }

        return start;
    }
}
