using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>
/// A port that the engine may choose from a range, in which others leave none. Ranges are served in the order of their
/// ends, which serves all of them whenever that is possible.
/// </summary>
internal static class PortRangeExhausted
{
    public static IEnumerable<Finding> Find(Scene scene) => scene.Nodes.SelectMany(Of);

    private static IEnumerable<Finding> Of(NodeSite node)
    {
        var taken = NodePorts.Of(node).Select(hold => (hold.Port, hold.Protocol)).ToHashSet();
        var ranges =
            from site in node.Pinned
            from item in site.Service.Ports.Select((port, index) => (Port: port, Index: index))
            where item.Port is { Published: not null, PublishedEnd: not null }
            orderby item.Port.PublishedEnd + GroupPortOffset.Of(site)
            select (Site: site, item.Port, item.Index);
        foreach (var (site, port, index) in ranges)
        {
            if (!TryTake(taken, port, GroupPortOffset.Of(site)))
            {
                yield return site.At(
                    JudgeKinds.PortRangeExhausted,
                    NodePorts.PathOf(site, port, index),
                    $"'{site}' takes any port of {node} from {port.Published} to {port.PublishedEnd}, and others hold all of them.",
                    "Widen the range, or leave the published port out: the engine then takes any that is free."
                );
            }
        }
    }

    private static bool TryTake(HashSet<(int, string)> taken, PortModel port, int offset)
    {
        for (var choice = port.Published!.Value + offset; choice <= port.PublishedEnd + offset; choice++)
        {
            if (taken.Add((choice, port.Protocol)))
            {
                return true;
            }
        }

        return false;
    }
}
