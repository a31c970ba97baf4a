using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>A container that is given a card of which it reserves nothing, so that the card's budget is an illusion.</summary>
internal static class UnbudgetedGpu
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from node in scene.Nodes
        where node.Declared is { Gpus.Count: > 0 }
        from site in node.Pinned
        where site.Model.Gpu is null && IsGivenCard(site)
        select site.At(
            JudgeKinds.UnbudgetedGpu,
            site.Path,
            $"'{site}' is given a card of {node} and reserves none of its memory, so the card's budget does not hold.",
            "Add x-supervisor: { gpu: { memory: 2g } } with what it uses."
        );

    private static bool IsGivenCard(GroupSite site) =>
        site.Service.Runtime == "nvidia"
        || site.Service.Resources.Devices.Any(device =>
            device.Driver == "nvidia" || device.Capabilities.Contains("gpu", StringComparer.Ordinal)
        )
        || site.Service.Host.Devices.Any(device => device.StartsWith("/dev/nvidia", StringComparison.Ordinal));
}
