using System.Globalization;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;

namespace Supervisor.Cli.Output;

/// <summary>Cells as people read them.</summary>
internal static class CellText
{
    private static readonly string[] ByteUnits = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Title(Column column) => column.Title ?? column.Name.ToUpperInvariant();

    public static bool IsToRight(Column column) => column.Format is ColumnFormats.Number or ColumnFormats.Bytes;

    public static string Show(Cell cell, Column column) => TextCells.Harmless(Format(cell, column.Format));

    public static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Format(Cell cell, string? format) =>
        (format, cell.Kind) switch
        {
            (ColumnFormats.Duration, System.Text.Json.JsonValueKind.Number) => Duration(cell.Number),
            (ColumnFormats.Bytes, System.Text.Json.JsonValueKind.Number) => Bytes(cell.Number),
            (ColumnFormats.Time, System.Text.Json.JsonValueKind.String) => Time(cell.ToString()),
            (_, System.Text.Json.JsonValueKind.True) => "yes",
            (_, System.Text.Json.JsonValueKind.False) => "no",
            (_, System.Text.Json.JsonValueKind.Null) => "-",
            _ => cell.ToString(),
        };

    private static string Duration(double seconds) =>
        Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? DurationText.Format(TimeSpan.FromSeconds(seconds))
            : seconds.ToString("R", CultureInfo.InvariantCulture);

    private static string Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : text;

    private static string Bytes(double count)
    {
        var unit = 0;
        while (Math.Abs(count) >= 1024 && unit < ByteUnits.Length - 1)
        {
            count /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count:0.#} {ByteUnits[unit]}");
    }
}
