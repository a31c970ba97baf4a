namespace Supervisor.Fleet.Compose.Texts;

/// <summary>The rights of a file.</summary>
internal static class FileModeText
{
    private const int Highest = 4095;

    /// <summary>
    /// Octal, except for a plain number without a leading zero: that is decimal in YAML, and Compose takes it so.
    /// </summary>
    public static int? Parse(string text, bool isPlain)
    {
        var isOctal = !isPlain || text.StartsWith('0');
        var digits = text.StartsWith("0o", StringComparison.Ordinal) ? text[2..] : text;
        if (digits.Length is 0 or > 6 || !digits.All(digit => digit is >= '0' and <= '9' && (!isOctal || digit < '8')))
        {
            return null;
        }

        var mode = digits.Aggregate(0, (sum, digit) => (sum * (isOctal ? 8 : 10)) + (digit - '0'));
        return mode <= Highest ? mode : null;
    }
}
