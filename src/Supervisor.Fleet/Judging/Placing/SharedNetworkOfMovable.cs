using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Spaces;

namespace Supervisor.Fleet.Judging.Placing;

/// <summary>A group in another's network name space, when the two may be on different machines.</summary>
internal static class SharedNetworkOfMovable
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        let owner = NetworkMode.Of(site) is NetworkMode.OfService(var name)
            ? site.Project.GroupsByName.GetValueOrDefault(name)
            : null
        where owner is not null && owner != site && (owner.IsMovable || site.IsMovable)
        select site.At(
            JudgeKinds.SharedNetworkOfMovable,
            site.Path.Then("network_mode"),
            $"'{site}' uses the network of '{owner}', and {(owner.IsMovable ? owner : site)} is movable: they may be on "
                + "different nodes.",
            "Pin both, or give each a network of its own and let them find each other by name."
        );
}
