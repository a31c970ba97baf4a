using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>Mentions of <c>localhost:PORT</c> in a text.</summary>
internal static partial class LoopbackPort
{
    public static IEnumerable<int> In(string text) =>
        Mention()
            .Matches(text)
            .Select(match =>
                int.Parse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            );

    [GeneratedRegex(
        @"(?<![\w.-])(localhost|127\.0\.0\.1|\[::1\]):(?<port>\d{1,5})(?!\d)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Mention();
}
