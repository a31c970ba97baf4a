using System.Globalization;
using System.Net;
using Supervisor.Contracts;

namespace Supervisor.Node.Settings;

/// <summary>Reads HOST:PORT, and holds the rule that nothing listens beyond the machine.</summary>
internal static class ListenAddress
{
    public const string Default = "127.0.0.1:9110";

    /// <summary>Of this machine alone: whoever comes to it shows no certificate.</summary>
    public static Outcome<IPEndPoint> Parse(SettingValue value)
    {
        var parsed = ParseAny(value, Default);
        return !parsed.IsOk || IPAddress.IsLoopback(parsed.Value.Address)
            ? parsed
            : StartErrors.BadSetting(
                value,
                "Operators without a certificate are served on this machine only (127.0.0.1, [::1]); from others, people of a cluster "
                    + "come in with a certificate where its nodes do, at --link-listen."
            );
    }

    /// <param name="example">One that would be right.</param>
    public static Outcome<IPEndPoint> ParseAny(SettingValue value, string example)
    {
        var colon = value.Text.LastIndexOf(':');
        if (colon <= 0 || !TryParsePort(value.Text[(colon + 1)..], out var port))
        {
            return StartErrors.BadSetting(value, $"It must be HOST:PORT, such as {example}.");
        }

        return TryParseHost(value.Text[..colon], out var address)
            ? new IPEndPoint(address, port)
            : StartErrors.BadSetting(value, "The host must be an address, such as 127.0.0.1 or [::1], or localhost.");
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort;

    private static bool TryParseHost(string text, out IPAddress address)
    {
        if (text.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            address = IPAddress.Loopback;
            return true;
        }

        var isBare6 = text.Contains(':', StringComparison.Ordinal) && text[0] != '[';
        return IPAddress.TryParse(text, out address!) && !isBare6;
    }
}
