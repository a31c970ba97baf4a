using System.Buffers;
using System.Globalization;

namespace Supervisor.Contracts.Text;

/// <summary>Lengths of time as people write them: <c>500ms</c>, <c>30s</c>, <c>1h30m</c>, <c>2d</c>.</summary>
public static class DurationText
{
    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("us", TimeSpan.FromMicroseconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("w", TimeSpan.FromDays(7)),
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>A number must have its unit: a bare 30 might be anything.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (!TryTakePart(ref rest, out var part) || part > TimeSpan.MaxValue - duration)
            {
                return false;
            }

            duration += part;
        }

        return text.Length > 0;
    }

    /// <summary>The two largest units that matter: <c>3d 4h</c>, <c>12m 5s</c>, <c>1.5s</c>, <c>20ms</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
        {
            return "-" + Format(duration.Negate());
        }

        return duration switch
        {
            { TotalSeconds: < 1 } => $"{Math.Floor(duration.TotalMilliseconds)}ms",
            { TotalSeconds: < 10 } => $"{Math.Floor(duration.TotalSeconds * 10) / 10}s",
            { TotalMinutes: < 1 } => $"{duration.Seconds}s",
            { TotalHours: < 1 } => $"{duration.Minutes}m {duration.Seconds}s",
            { TotalDays: < 1 } => $"{duration.Hours}h {duration.Minutes}m",
            _ => $"{duration.Days}d {duration.Hours}h",
        };
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> rest, out TimeSpan part)
    {
        part = TimeSpan.Zero;
        var digits = rest.IndexOfAnyExcept(Digits);
        if (digits <= 0 || !TryParseNumber(rest[..digits], out var number))
        {
            return false;
        }

        rest = rest[digits..];
        foreach (var (name, length) in Units)
        {
            if (rest.StartsWith(name, StringComparison.Ordinal))
            {
                rest = rest[name.Length..];
                return TryMultiply(number, length, out part);
            }
        }

        return false;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> digits, out double number) =>
        double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static bool TryMultiply(double number, TimeSpan unit, out TimeSpan product)
    {
        var ticks = number * unit.Ticks;
        var fits = ticks < TimeSpan.MaxValue.Ticks;
        product = fits ? TimeSpan.FromTicks((long)ticks) : TimeSpan.Zero;
        return fits;
    }
}
