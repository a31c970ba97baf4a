using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Placing;

/// <summary>
/// A movable group that none of the declared machines can run, for their labels or their cards. Where no machine is
/// declared there is nothing to hold it against.
/// </summary>
internal static class MovableFitsNowhere
{
    public static IEnumerable<Finding> Find(Scene scene)
    {
        var declared = scene.Nodes.Select(node => node.Declared).OfType<NodeModel>().ToList();
        return from site in scene.Groups
            where site.IsMovable && declared.Count > 0
            let flaws = declared.ConvertAll(node => Flaw(node, site))
            where flaws.TrueForAll(flaw => flaw is not null)
            select site.At(
                JudgeKinds.MovableFitsNowhere,
                site.Supervised.Then("placement"),
                $"The movable group '{site}' fits none of the declared nodes: {Phrases.And(flaws!)}.",
                "Give a node what the group asks for under x-supervisor.nodes, or ask for less."
            );
    }

    private static string? Flaw(NodeModel node, GroupSite site)
    {
        var movable = (Placement.Movable)site.Model.Placement;
        foreach (var (label, wanted) in movable.Labels)
        {
            if (!node.Labels.TryGet(label, out var value) || value != wanted)
            {
                return $"{node.Name} lacks the label {label}={wanted}";
            }
        }

        var gpu = movable.GpuMemoryBytes ?? site.Model.Gpu?.MemoryBytes;
        return gpu is { } bytes && !node.Gpus.Any(card => card.MemoryBytes >= bytes)
            ? $"{node.Name} has no card with {Sizes.Text(bytes)}"
            : null;
    }
}
