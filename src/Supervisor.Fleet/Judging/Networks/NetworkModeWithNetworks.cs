using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Networks;

internal static class NetworkModeWithNetworks
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site.Service.NetworkMode is not (null or "bridge")
        where
            site.Service.Networks.Names.Any(name =>
                site.Path.Then("networks").Then(name).NodeIn(site.Project.Tree.Root) is not null
            )
        select site.At(
            JudgeKinds.NetworkModeWithNetworks,
            site.Path.Then("network_mode"),
            $"'{site}' has network_mode: {site.Service.NetworkMode} and networks, and a container can have only one of them.",
            "Take 'networks' out to keep the mode, or 'network_mode' to join the networks."
        );
}
