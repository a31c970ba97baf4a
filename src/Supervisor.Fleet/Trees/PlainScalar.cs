using System.Buffers;
using System.Globalization;

namespace Supervisor.Fleet.Trees;

/// <summary>
/// What a scalar without quotes is: of YAML 1.2 with the numbers of 1.1, as Compose's reader has it. <c>yes</c> and
/// <c>on</c> are text until a flag is asked for, <c>22:22</c> is text, and so is a date.
/// </summary>
internal static class PlainScalar
{
    /// <summary>Outside of these a number is written with an exponent.</summary>
    private const int SmallestExponent = -4;
    private const int LargestExponent = 5;

    private static readonly SearchValues<char> OfFractions = SearchValues.Create("0123456789+-.eE");

    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    public static bool IsFlag(string text) => text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    public static long? Whole(string text)
    {
        if (!BeginsAsNumber(text))
        {
            return null;
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var isNegative = digits[0] is '-';
        return Unsigned(digits.AsSpan(digits[0] is '-' or '+' ? 1 : 0)) is { } value
            ? isNegative
                ? -value
                : value
            : null;
    }

    public static double? Fraction(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        return
            BeginsAsNumber(text)
            && !digits.AsSpan().ContainsAnyExcept(OfFractions)
            && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction)
            ? fraction
            : null;
    }

    public static string Canonical(string text) =>
        IsFlag(text) ? text.ToLowerInvariant()
        : Whole(text) is { } whole ? whole.ToString(CultureInfo.InvariantCulture)
        : Fraction(text) is { } fraction && double.IsFinite(fraction) ? Written(fraction)
        : text;

    private static bool BeginsAsNumber(string text) =>
        text.Length > 0 && text[0] is '+' or '-' or '.' or (>= '0' and <= '9');

    private static long? Unsigned(ReadOnlySpan<char> text)
    {
        var (radix, prefix) = text switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        var digits = text[prefix..];
        var value = 0L;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (worth >= radix || value > (long.MaxValue - worth) / radix)
            {
                return null;
            }

            value = (value * radix) + worth;
        }

        return digits.IsEmpty ? null : value;
    }

    /// <summary>The fewest digits that are this number.</summary>
    private static string Written(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(number)));
        if (number == 0 || exponent is >= SmallestExponent and <= LargestExponent)
        {
            return decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString("0.############################", CultureInfo.InvariantCulture);
        }

        return number.ToString("0.################e+00", CultureInfo.InvariantCulture);
    }
}
