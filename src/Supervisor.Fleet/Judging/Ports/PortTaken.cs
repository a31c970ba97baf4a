using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>Two holders of one port of a machine, the node's own listener among them.</summary>
internal static class PortTaken
{
    /// <summary>Of very many holders of one port each is held against the first of them only.</summary>
    private const int Compared = 200;

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
            if (holds.FindIndex(0, Math.Min(later, Compared), holds[later].Collides) is >= 0 and var first)
            {
                yield return (holds[first], holds[later]);
            }
        }
    }

    private static Finding Told(NodeSite node, PortHold first, PortHold later, string free)
    {
        var port = $"{later.Port}{(later.Protocol == "tcp" ? "" : $"/{later.Protocol}")}";
        var site = later.Group!;
        var (who, path) = later.Holder();
        var (whoElse, otherPath) = first.Holder();
        return first.Group is { } holder
            ? site.At(
                JudgeKinds.PortTaken,
                path,
                $"Port {port} of {node} is taken by {who} and by {whoElse} at {otherPath.PlaceIn(holder.Project.Tree.Root)}.",
                $"Give one of them another port, or another address of the machine; {free}."
            )
            : site.At(
                JudgeKinds.PortOfNode,
                path,
                $"Port {port} of {node} is taken by {who}, and {whoElse} listens there.",
                $"Use another port for '{site}' ({free}), or let the daemon listen elsewhere."
            );
    }

    /// <summary>The nearest port above that nothing in these files holds, at any address; beyond the last, below.</summary>
    private static string Free(HashSet<int> taken, int port) =>
        Enumerable
            .Range(port + 1, Math.Max(0, PortRange.Highest - port))
            .Concat(Enumerable.Range(1024, PortRange.Highest - 1023))
            .Where(other => !taken.Contains(other))
            .Select(other => $"{other} is free")
            .FirstOrDefault("above 1023 none is free");
}
