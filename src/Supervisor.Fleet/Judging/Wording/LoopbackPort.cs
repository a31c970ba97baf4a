using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>Mentions of <c>localhost:PORT</c> in a text.</summary>
internal static partial class LoopbackPort
{
    public static IEnumerable<int> In(string text) => text.Contains(':') ? Mentions(text) : [];

    private static IEnumerable<int> Mentions(string text) =>
        from match in Mention().Matches(text)
        select int.Parse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![\w.-])(localhost|127\.0\.0\.1|\[::1\]):(?<port>\d{1,5})(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Mention();
}
