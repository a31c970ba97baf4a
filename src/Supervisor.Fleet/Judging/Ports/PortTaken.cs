using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>Two holders of one port of a machine, the node's own listener among them.</summary>
internal static class PortTaken
{
    public static IEnumerable<Finding> Find(Scene scene) => scene.Nodes.SelectMany(Of);

    private static IEnumerable<Finding> Of(NodeSite node)
    {
        var all = NodePorts.Of(node).ToList();
        var taken = all.Select(hold => hold.Port).ToHashSet();
        return from same in all.GroupBy(hold => (hold.Port, hold.Protocol))
            from pair in Collisions([.. same])
            select Told(node, pair.First, pair.Later, Free(taken, pair.Later.Port));
    }

    /// <summary>Each that comes too late, with the first of those before it that it collides with.</summary>
    private static IEnumerable<(PortHold First, PortHold Later)> Collisions(List<PortHold> holds)
    {
        for (var later = 1; later < holds.Count; later++)
        {
            if (holds.FindIndex(0, later, holds[later].Collides) is >= 0 and var first)
            {
                yield return (holds[first], holds[later]);
            }
        }
    }

    private static Finding Told(NodeSite node, PortHold first, PortHold later, string free)
    {
        var port = $"{later.Port}{(later.Protocol == "tcp" ? "" : $"/{later.Protocol}")}";
        var site = later.Group!;
        return first.Group is { } holder
            ? site.At(
                JudgeKinds.PortTaken,
                later.Path,
                $"Port {port} of {node} is taken by {later.Holder} and by {first.Holder} at {PlaceOf(holder, first)}.",
                $"Give one of them another port, or another address of the machine; {free}."
            )
            : site.At(
                JudgeKinds.PortOfNode,
                later.Path,
                $"Port {port} of {node} is taken by {later.Holder}, and {first.Holder} listens there.",
                $"Use another port for '{site}' ({free}), or let the daemon listen elsewhere."
            );
    }

    private static Place PlaceOf(GroupSite holder, PortHold hold) => hold.Path.PlaceIn(holder.Project.Tree.Root);

    /// <summary>The nearest port above that nothing in these files holds, at any address; beyond the last, below.</summary>
    private static string Free(HashSet<int> taken, int port) =>
        Enumerable
            .Range(port + 1, Math.Max(0, PortRange.Highest - port))
            .Concat(Enumerable.Range(1024, PortRange.Highest - 1023))
            .Where(other => !taken.Contains(other))
            .Select(other => $"{other} is free")
            .FirstOrDefault("above 1023 none is free");
}
