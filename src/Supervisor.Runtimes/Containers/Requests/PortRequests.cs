using System.Globalization;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>The ports that a container names, and those of the machine that lead to them.</summary>
internal static class PortRequests
{
    private const string UsualProtocol = "tcp";

    public static IReadOnlyDictionary<string, EmptyObject>? Exposed(ServiceModel service)
    {
        var ports = service
            .Expose.SelectMany(Expand)
            .Concat(Published(service).Select(KeyOf))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, _ => EmptyObject.Value, StringComparer.Ordinal);
        return ports.Count == 0 ? null : ports;
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<PortSpec>?>? Bindings(ServiceModel service)
    {
        var ports = Published(service)
            .GroupBy(KeyOf, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    (IReadOnlyList<PortSpec>?)[.. group.Select(port => new PortSpec(port.HostAddress, OnHost(port)))],
                StringComparer.Ordinal
            );
        return ports.Count == 0 ? null : ports;
    }

    /// <summary>Who shares the network of another, or of the machine, has no ports of its own to publish.</summary>
    private static ValueList<PortModel> Published(ServiceModel service) =>
        service.NetworkMode is null or "bridge" or "default" ? service.Ports : [];

    private static string OnHost(PortModel port) =>
        (port.Published, port.PublishedEnd) switch
        {
            (null, _) => "",
            ({ } first, null) => Text(first),
            ({ } first, { } last) => $"{Text(first)}-{Text(last)}",
        };

    private static string KeyOf(PortModel port) => $"{Text(port.Target)}/{port.Protocol}";

    /// <summary><c>80</c>, <c>80/udp</c>, <c>80-89/tcp</c></summary>
    private static IEnumerable<string> Expand(string text)
    {
        var parts = text.Split('/');
        var protocol = parts is [_, var given] ? given : UsualProtocol;
        return parts[0].Split('-') is [var first, var last] && Number(first) is { } from && Number(last) is { } to
            ? Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(port => $"{Text(port)}/{protocol}")
            : [$"{parts[0]}/{protocol}"];
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
