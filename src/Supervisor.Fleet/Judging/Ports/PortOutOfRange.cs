using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>A published port that no machine has once its offset is added.</summary>
internal static class PortOutOfRange
{
    public static IEnumerable<Finding> Find(Scene scene) => scene.Groups.SelectMany(Of);

    private static IEnumerable<Finding> Of(GroupSite site)
    {
        var offset = GroupPortOffset.Of(site);
        return from item in site.Service.Ports.Select((port, index) => (Port: port, Index: index))
            where
                item.Port.Published is { } published
                && !PortRange.IsPort((item.Port.PublishedEnd ?? published) + offset)
            select site.At(
                JudgeKinds.PortOutOfRange,
                NodePorts.PathOf(site, item.Port, item.Index),
                $"'{site}' publishes port {item.Port.Published}, which the offset {offset} shifts to "
                    + $"{(item.Port.PublishedEnd ?? item.Port.Published) + offset}; the last port is {PortRange.Highest}.",
                $"Lower {PortOffset.Variable}, or publish a lower port."
            );
    }
}
