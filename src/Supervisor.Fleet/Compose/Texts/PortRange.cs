namespace Supervisor.Fleet.Compose.Texts;

/// <summary>One port, or several in a row.</summary>
internal sealed record PortRange(int First, int Last)
{
    public const int Highest = 65_535;

    public int Count => Last - First + 1;

    /// <summary><c>8080</c>, or <c>8080-8090</c>.</summary>
    /// <param name="least">0 where that means any port.</param>
    public static Parsed<PortRange> Parse(string text, int least = 1)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var first = PortNumber(dash < 0 ? text : text[..dash]);
        var last = dash < 0 ? first : PortNumber(text[(dash + 1)..]);
        return (first, last) switch
        {
            (null, _) or (_, null) => Not($"'{text}' is no port"),
            _ when first < least || last > Highest => Not($"ports go from {least} to {Highest}"),
            _ when last < first => Not($"'{text}' ends before it begins"),
            _ => new PortRange(first.Value, last.Value),
        };
    }

    /// <summary>Whether a machine has it.</summary>
    public static bool IsPort(int number) => number is >= 1 and <= Highest;

    private static Parsed<PortRange> Not(string flaw) => Parsed<PortRange>.Not(flaw);

    private static int? PortNumber(string text) =>
        text.Length is > 0 and <= 6 && text.All(char.IsAsciiDigit)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
