using Supervisor.Fleet.Judging.Probes;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Spaces;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>Every claim to a port of a machine, in the order of the files; the node's own come first.</summary>
internal static class NodePorts
{
    /// <summary>Where the daemon answers unless a setting says otherwise: on loopback alone.</summary>
    public const int OfDaemon = 9110;

    private static readonly PortHold Daemon = new(
        OfDaemon,
        "tcp",
        HostAddress.Loopback,
        Group: null,
        () => new PortHolder("the node's own daemon", TreePath.Root)
    );

    public static IEnumerable<PortHold> Of(NodeSite node) => node.Pinned.SelectMany(Of).Prepend(Daemon);

    /// <summary>Fixed claims only: a range leaves the choice to the engine.</summary>
    private static IEnumerable<PortHold> Of(GroupSite group) =>
        NetworkMode.Of(group) switch
        {
            NetworkMode.Host => group.Agents.SelectMany(OfHost),
            NetworkMode.Networks => group.Service.Ports.SelectMany((port, index) => Published(group, port, index)),
            _ => [],
        };

    private static IEnumerable<PortHold> OfHost(AgentSite agent)
    {
        if (agent.Model.Port is { } port)
        {
            yield return OfHost(agent, port, "port");
        }

        if (
            agent.Model.Probe is { Target: var target }
            && ProbeAddress.Of(target) is { IsOwnHost: true, Port: { } asked }
            && asked != agent.Model.Port
        )
        {
            yield return OfHost(agent, asked, "probe") with
            {
                IsGuess = true,
            };
        }
    }

    private static PortHold OfHost(AgentSite agent, int port, string key) =>
        new(
            port,
            "tcp",
            HostAddress.Any,
            agent.Group,
            () => new PortHolder($"the agent '{agent}' of '{agent.Group}'", agent.PathOf(key))
        );

    private static IEnumerable<PortHold> Published(GroupSite group, PortModel port, int index)
    {
        if (port is not { Published: { } published, PublishedEnd: null })
        {
            return [];
        }

        var offset = GroupPortOffset.Of(group);
        return
        [
            new PortHold(
                published + offset,
                port.Protocol,
                HostAddress.Of(port.HostAddress),
                group,
                () => new PortHolder(Shifted(group, published, offset), PathOf(group, port, index))
            ),
        ];
    }

    private static string Shifted(GroupSite group, int published, int offset) =>
        offset == 0 ? $"'{group}'" : $"'{group}' ({published} and the offset {offset})";

    public static TreePath PathOf(GroupSite group, PortModel port, int index) =>
        group.ItemOf("ports", index, group.Service.Ports.Count, $"{port.Published ?? port.Target}");
}
