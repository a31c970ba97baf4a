using Supervisor.Node.Palettes.Actors;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Node.Palettes.Agents.Containers;
using Supervisor.Node.Palettes.Clusters;
using Supervisor.Node.Palettes.Events;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Node.Palettes.Groups;
using Supervisor.Node.Palettes.Node;
using Supervisor.Node.Palettes.Node.Draining;

namespace Supervisor.Node.Palettes;

/// <summary>Every palette of a node. A new command is a class in its palette's folder and a line here.</summary>
internal static class NodePalettes
{
    public static PaletteRegistry Create(PaletteServices services) => new(All(services));

    public static IReadOnlyList<Palette> All(PaletteServices services) =>
        [
            new Palette(
                "actor",
                "The actors that do the supervising.",
                [new ActorHierarchy(services.Actors), new ActorSystemCommand(services.Actors)]
            ),
            new Palette("agent", "The programs that are supervised.", [.. OfAgents(services)]),
            new Palette(
                "cluster",
                "The machines of the fleet.",
                [
                    new ClusterShow(services),
                    new ClusterStatus(services),
                    new ClusterLeader(services),
                    new ClusterTail(services),
                    new ClusterInvite(services),
                    new ClusterLeave(services),
                    new ClusterDown(services),
                    new ClusterRemove(services),
                    new ClusterRecover(services),
                    new ClusterPeople(services),
                    new ClusterGiveRole(services),
                    new ClusterRemovePerson(services),
                    new ClusterAudit(services),
                ]
            ),
            new Palette("events", "What has happened.", [new EventList(services)]) { Default = EventList.Name },
            .. services.Desk is { } desk ? [FleetPalette.Create(services, desk)] : Array.Empty<Palette>(),
            new Palette(
                "group",
                "Agents that live together.",
                [new GroupList(services), new GroupShow(services), new GroupWhy(services), .. GroupChange.All(services)]
            ),
            new Palette(
                "node",
                "This machine's daemon.",
                [
                    new NodeShow(services),
                    new NodeUptime(services),
                    .. services.Doctor is { } doctor
                        ? [new NodeDoctor(services, doctor)]
                        : Array.Empty<IPaletteCommand>(),
                    new NodeDrain(services),
                    new NodeUndrain(services),
                    new NodeStop(services),
                ]
            ),
        ];

    private static IEnumerable<IPaletteCommand> OfAgents(PaletteServices services) =>
        [
            new AgentList(services),
            new AgentShow(services),
            new AgentWhy(services),
            new AgentStats(services),
            .. services.Logs is { } logs
                ? [new AgentLogsCommand(services.Supervised, logs, services.Clock, services.Outputs)]
                : Array.Empty<IPaletteCommand>(),
            .. services.Containers is { } containers
                ?
                [
                    new AgentExec(services, containers, services.Logger.CreateLogger<AgentExec>()),
                    new AgentCopy(services, containers, services.Logger.CreateLogger<AgentCopy>()),
                ]
                : Array.Empty<IPaletteCommand>(),
            .. AgentChange.All(services),
        ];
}
