using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose.Texts;

/// <summary>
/// The short form of a port, <c>[HOST:]CONTAINER[/PROTOCOL]</c>: <c>8080</c>, <c>127.0.0.1:8000-8009:80-89/udp</c>,
/// <c>[::1]:8080:80</c>.
/// </summary>
internal sealed record PortText(string? HostAddress, PortRange? Published, PortRange Target, string Protocol)
{
    private static readonly string[] Protocols = ["tcp", "udp", "sctp"];

    public static Parsed<PortText> Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        var protocol = slash < 0 ? "tcp" : text[(slash + 1)..].ToLowerInvariant();
        if (!Protocols.Contains(protocol, StringComparer.Ordinal))
        {
            return Not($"'{protocol}' is no protocol; there are tcp, udp and sctp");
        }

        var parts = (slash < 0 ? text : text[..slash]).Split(':');
        var target = PortRange.Parse(parts[^1]);
        if (target.Value is null)
        {
            return Not(target.Flaw!);
        }

        // What is left of the last two parts is the address: one of IPv6 has colons of its own.
        var address = parts.Length < 3 ? "" : string.Join(':', parts[..^2]);
        return parts.Length == 1
            ? new PortText(null, null, target.Value, protocol)
            : Parse(address, parts[^2], target.Value, protocol);
    }

    /// <summary>One model for each port that is published.</summary>
    public IEnumerable<PortModel> Ports() => Expand(Published, Target, Protocol, HostAddress);

    public static IEnumerable<PortModel> Expand(
        PortRange? published,
        PortRange target,
        string protocol,
        string? address
    )
    {
        var first = new PortModel(target.First, published?.First, Protocol: protocol, HostAddress: address);
        return published switch
        {
            null => Row(target.Count).Select(index => first with { Target = target.First + index }),
            { First: 0 } => [first with { Published = null }],
            _ when target.Count == 1 && published.Count > 1 => [first with { PublishedEnd = published.Last }],
            _ => Row(target.Count)
                .Select(index => first with { Target = target.First + index, Published = published.First + index }),
        };
    }

    /// <returns>Why the two cannot go together; null when they can.</returns>
    public static string? Mismatch(PortRange? published, PortRange target) =>
        published is not null && published.Count != target.Count && target.Count != 1
            ? $"{published.Count} ports of the host cannot lead to {target.Count} of the container"
            : null;

    private static Parsed<PortText> Parse(string address, string published, PortRange target, string protocol)
    {
        var host = address.Trim('[', ']');
        if (host.Length > 0 && !AddressText.IsAddress(host))
        {
            return Not($"'{host}' is no address of the host");
        }

        var range = published.Length == 0 ? default : PortRange.Parse(published, least: 0);
        return range.Flaw is { } flaw ? Not(flaw)
            : Mismatch(range.Value, target) is { } mismatch ? Not(mismatch)
            : new PortText(host.Length == 0 ? null : host, range.Value, target, protocol);
    }

    private static IEnumerable<int> Row(int count) => Enumerable.Range(0, count);

    private static Parsed<PortText> Not(string flaw) => Parsed<PortText>.Not(flaw);
}
