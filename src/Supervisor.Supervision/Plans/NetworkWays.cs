using System.Globalization;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// By which address an agent reaches another on its node. What cannot be reached at all is told before anything starts, and not
/// found out by a program that waits in vain.
/// </summary>
internal sealed class NetworkWays(FleetNames names)
{
    private readonly NetworkPlaces _places = new(names);

    internal NetworkWay Between(FleetMember one, FleetMember other)
    {
        var (here, there) = (_places.Of(one), _places.Of(other));
        return (here, there) switch
        {
            _ when one.Address.OfGroup == other.Address.OfGroup || here == there => new NetworkWay.Direct(
                NetworkPlaces.Loopback
            ),
            (NetworkPlace.Machine, NetworkPlace.Own { Networks.Count: > 0 }) => new NetworkWay.Published(),
            (_, NetworkPlace.Machine) => new NetworkWay.None(
                $"{other} listens on the machine, and {one} is in a container with a network of its own.",
                $"Give '{one.Group.Name}' network_mode: host, or extra_hosts with host.docker.internal:host-gateway, and write that name."
            ),
            (NetworkPlace.Own own, NetworkPlace.Own otherOwn)
                when own.Networks.Intersect(otherOwn.Networks, StringComparer.Ordinal).Any() => new NetworkWay.Direct(
                otherOwn.Owner.Group.Name
            ),
            _ => new NetworkWay.None(
                $"{one} and {other} have no network in common.",
                $"Put '{one.Group.Name}' and '{other.Group.Name}' into one network."
            ),
        };
    }

    /// <summary>Where the machine leads to a port of an agent; null: nowhere that is known before it runs.</summary>
    internal (string Host, string Port)? PublishedPort(FleetMember other, int port)
    {
        if (_places.Of(other) is not NetworkPlace.Own { Owner: var owner })
        {
            return null;
        }

        var published = owner.Group.Service.Ports.FirstOrDefault(one =>
            one is { Published: not null, PublishedEnd: null, Protocol: "tcp" } && one.Target == port
        );
        return published is null
            ? null
            : (
                HostOf(published),
                (published.Published!.Value + owner.PortOffset).ToString(CultureInfo.InvariantCulture)
            );
    }

    private static string HostOf(PortModel port) =>
        port.HostAddress is null or "" or "0.0.0.0" or "::" ? NetworkPlaces.Loopback
        : port.HostAddress.Contains(':', StringComparison.Ordinal) ? $"[{port.HostAddress}]"
        : port.HostAddress;
}
