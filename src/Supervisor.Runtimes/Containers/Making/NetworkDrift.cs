using Supervisor.Fleet.Model.Resources;
using Supervisor.Runtimes.Docker.Networks;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>In what a network is otherwise than a file says. What the file leaves open is as the engine chose it.</summary>
internal static class NetworkDrift
{
    public static IReadOnlyList<string> Of(NetworkModel asked, NetworkRow found) =>
        [
            .. Unequal("driver", asked.Driver, found.Driver),
            .. Unequal("internal", Word(asked.Internal), Word(found.Internal)),
            .. Unequal("enable_ipv6", Word(asked.EnableIpv6), Word(found.EnableV6)),
            .. asked.DriverOptions.SelectMany(option =>
                Unequal($"driver_opts.{option.Key}", option.Value, found.Options?.GetValueOrDefault(option.Key))
            ),
            .. Subnets(asked.Ipam, found),
        ];

    private static IEnumerable<string> Subnets(IpamModel? asked, NetworkRow found)
    {
        var there = found.Addresses?.Config?.Select(pool => pool.Subnet).ToList() ?? [];
        return (asked?.Pools ?? [])
            .Select(pool => pool.Subnet)
            .OfType<string>()
            .Where(subnet => !there.Contains(subnet))
            .Select(subnet => $"subnet: {string.Join(", ", there)} and not {subnet}");
    }

    private static IEnumerable<string> Unequal(string what, string? asked, string? found) =>
        asked is null || asked == found ? [] : [$"{what}: {found ?? "nothing"} and not {asked}"];

    private static string Word(bool flag) => flag ? "yes" : "no";
}
