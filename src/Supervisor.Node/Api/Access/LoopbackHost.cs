using System.Globalization;
using System.Net;

namespace Supervisor.Node.Api.Access;

/// <summary>
/// A browser that was told (by an attacker's name server) that evil.example is 127.0.0.1 still sends "Host: evil.example".
/// </summary>
internal static class LoopbackHost
{
    private const int HttpPort = 80;

    public static bool IsAllowed(string host, int port)
    {
        var (name, text) = Split(host);
        var named = text.Length == 0 ? HttpPort : ParsePort(text);
        return named == port && IsLoopback(name);
    }

    private static (string Name, string Port) Split(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') ? (host, "") : (host[..colon], host[(colon + 1)..]);
    }

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : -1;

    private static bool IsLoopback(string name)
    {
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var isBare6 = name.Contains(':', StringComparison.Ordinal) && name[0] != '[';
        return !isBare6 && IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address);
    }
}
