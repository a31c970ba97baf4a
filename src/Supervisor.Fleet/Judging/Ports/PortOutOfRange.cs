using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>A port that no machine has: of an agent, or of a publication after its offset was added.</summary>
internal static class PortOutOfRange
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Agents.SelectMany(OfAgent).Concat(scene.Groups.SelectMany(Shifted));

    private static IEnumerable<Finding> OfAgent(AgentSite agent)
    {
        if (agent.Model.Port is { } port && !PortRange.Has(port))
        {
            yield return agent.At(
                JudgeKinds.PortOutOfRange,
                agent.PathOf("port"),
                $"{agent} listens on port {port}, and ports are from {PortRange.First} to {PortRange.Last}.",
                "Write the port on which it listens."
            );
        }
    }

    private static IEnumerable<Finding> Shifted(GroupSite site)
    {
        var offset = PortOffset.Of(site);
        return from item in site.Service.Ports.Select((port, index) => (Port: port, Index: index))
            where item.Port.Published is { } published && !PortRange.Has((item.Port.PublishedEnd ?? published) + offset)
            select site.At(
                JudgeKinds.PortOutOfRange,
                NodePorts.PathOf(site, item.Port, item.Index),
                $"'{site}' publishes port {item.Port.Published}, which the offset {offset} shifts to "
                    + $"{(item.Port.PublishedEnd ?? item.Port.Published) + offset}; the last port is {PortRange.Last}.",
                $"Lower {PortOffset.Variable}, or publish a lower port."
            );
    }
}
