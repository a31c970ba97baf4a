using System.Buffers;
using System.Globalization;
using Supervisor.Contracts.Text;

namespace Supervisor.Fleet.Binding;

/// <summary>What the text of a scalar can mean. Null: not that.</summary>
internal static class ScalarText
{
    /// <summary>8 PiB, which no machine has: so much less than a long holds that a thousand of them can be added.</summary>
    private const long MostBytes = 1L << 53;

    private static readonly string[] Yes = ["true", "yes", "on", "y"];
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly string[] No = ["false", "no", "off", "n"];

    public static bool? Flag(string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;

    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long? LongNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static decimal? Fraction(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary><c>70%</c>.</summary>
    public static int? Percentage(string text) => text is [.. var share, '%'] ? Number(share.TrimEnd()) : null;

    /// <summary><c>1m30s</c>, as Compose writes it.</summary>
    public static TimeSpan? Duration(string text) => DurationText.TryParse(text, out var duration) ? duration : null;

    /// <summary><c>512m</c>, <c>2gb</c>, <c>1.5g</c>: powers of 1024, as Docker counts.</summary>
    public static long? Bytes(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.IndexOfAnyExcept(Digits);
        var unit = digits < 0 ? "" : trimmed[digits..].Trim().ToString();
        var number = digits < 0 ? trimmed : trimmed[..digits];
        return
            UnitSize(unit) is { } size
            && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count <= (decimal)MostBytes / size
            ? (long)(count * size)
            : null;
    }

    private static long? UnitSize(string unit) =>
        unit.ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" or "KIB" => 1L << 10,
            "M" or "MB" or "MIB" => 1L << 20,
            "G" or "GB" or "GIB" => 1L << 30,
            "T" or "TB" or "TIB" => 1L << 40,
            _ => null,
        };
}
