using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>Rows of a live answer, each a line at once: nobody knows yet how wide the next will be.</summary>
internal sealed class LiveRows(Screen screen)
{
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);

    public string Line(IReadOnlyList<Column>? columns, IReadOnlyList<Cell> cells)
    {
        columns ??= [.. cells.Select((_, i) => new Column($"{i + 1}"))];
        var texts = TableText.Show(columns, cells);
        var isLabelled = columns is [{ Format: ColumnFormats.Label }, ..];
        var rest = string.Join("  ", isLabelled ? texts[1..] : texts).TrimEnd();
        return isLabelled ? $"{Label(texts[0], columns[0].Width ?? 0)} | {rest}".TrimEnd() : rest;
    }

    /// <summary>Names get their colours as they come, so that the first ones differ.</summary>
    private string Label(string name, int width)
    {
        if (!_labels.TryGetValue(name, out var number))
        {
            _labels[name] = number = _labels.Count;
        }

        return screen.Colored(TextCells.Pad(name, width, toRight: false), number);
    }
}
