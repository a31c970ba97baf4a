using System.Globalization;
using System.Net;

namespace Supervisor.Cli.Line;

/// <param name="Host">A name or address; an IPv6 address without its brackets.</param>
internal sealed record HostAndPort(string Host, int Port)
{
    public static HostAndPort Default { get; } = new("127.0.0.1", 9110);

    /// <summary>No palette has a colon in its name, so a first word with one is a target, or wants to be one.</summary>
    public static bool LooksLikeOne(string word) => word.Contains(':', StringComparison.Ordinal);

    public static HostAndPort? Parse(string word)
    {
        var colon = word.LastIndexOf(':');
        var host = colon > 0 ? word[..colon] : "";
        var isPort = int.TryParse(
            word.AsSpan(colon + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var port
        );
        if (!isPort || port is 0 or > IPEndPoint.MaxPort)
        {
            return null;
        }

        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        var bare = isBracketed ? host[1..^1] : host;
        var isFit = isBracketed ? IPAddress.TryParse(bare, out _) : bare.Length > 0 && !LooksLikeOne(bare);
        return isFit ? new HostAndPort(bare, port) : null;
    }

    /// <summary>The same address each time: "localhost" may resolve to ::1, where someone else may listen.</summary>
    public IPAddress? Address =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : null;

    public override string ToString() => LooksLikeOne(Host) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
