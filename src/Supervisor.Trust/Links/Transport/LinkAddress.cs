using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>Where a node listens for links, as the cluster's records say.</summary>
internal sealed record LinkAddress(string Host, int Port)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LinkAddress? address)
    {
        address = null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (
            colon > 0
            && ushort.TryParse(text![(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port > 0
            && HostOf(text[..colon]) is { } host
        )
        {
            address = new LinkAddress(host, port);
        }

        return address is not null;
    }

    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static string? HostOf(string text)
    {
        var isBracketed = text.StartsWith('[') && text.EndsWith(']');
        var host = isBracketed ? text[1..^1] : text;
        return Uri.CheckHostName(host) switch
        {
            UriHostNameType.IPv6 when isBracketed => host,
            UriHostNameType.IPv4 or UriHostNameType.Dns when !isBracketed => host,
            _ => null,
        };
    }
}
