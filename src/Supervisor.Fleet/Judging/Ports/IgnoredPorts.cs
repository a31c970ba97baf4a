using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Spaces;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>Published ports of a container that has no network of its own to publish them from.</summary>
internal static class IgnoredPorts
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site.Service.Ports.Count > 0
        let finding = Told(site)
        where finding is not null
        select finding;

    private static Finding? Told(GroupSite site) =>
        NetworkMode.Of(site) switch
        {
            NetworkMode.OfService(var other) => Refused(site, other),
            NetworkMode.OfContainer(var other) => Refused(site, other),
            NetworkMode.Host => Ignored(site, "it listens on the machine's own ports"),
            NetworkMode.None => Ignored(site, "it has no network"),
            _ => null,
        };

    private static Finding Refused(GroupSite site, string other) =>
        site.At(
            JudgeKinds.PortsOfSharedNetwork,
            site.Path.Then("ports"),
            $"'{site}' publishes ports, and the engine refuses that for a container in the network of '{other}'.",
            $"Move the ports to '{other}', which owns the network."
        );

    private static Finding Ignored(GroupSite site, string why) =>
        site.At(
            JudgeKinds.IgnoredPorts,
            site.Path.Then("ports"),
            $"The published ports of '{site}' have no effect, for {why}.",
            "Take 'ports' out, or give the service networks instead of this network_mode."
        );
}
