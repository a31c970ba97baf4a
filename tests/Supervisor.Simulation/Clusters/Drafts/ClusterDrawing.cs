using Supervisor.Actors.Systems;
using Supervisor.Fleet.Model;
using Supervisor.Simulation.Fleets.Drafts;

namespace Supervisor.Simulation.Clusters.Drafts;

/// <summary>Draws fleets of several nodes, and what the next revision makes of one.</summary>
/// <param name="kept">Movable groups that their owner keeps while it is cut off.</param>
internal sealed class ClusterDrawing(SeededChance chance, IReadOnlyList<string> nodes, IReadOnlySet<string> kept)
{
    private const int MostAgents = 3;
    private const double ShareOfNeeds = 0.12;

    private static readonly string[] MovableNames = ["roam-a", "roam-b"];
    private static readonly string[] PinnedNames = ["a", "b"];

    private readonly FleetDrawing _drawing = new(chance, hasEngine: false);

    internal ClusterDraft Draw() =>
        WithNeeds(
            new ClusterDraft(
                nodes,
                [
                    .. nodes.SelectMany(node =>
                        PinnedNames.Take(1 + chance.Next(2)).Select(name => Pinned(node, name))
                    ),
                    .. MovableNames.Take(chance.Next(MovableNames.Length + 1)).Select(Movable),
                ],
                2 + chance.Next(6)
            )
            {
                Kept = kept,
            }
        );

    internal ClusterDraft Next(ClusterDraft fleet) =>
        chance.Next(8) switch
        {
            6 or 7 when PinnedMoves.Draw(chance, fleet) is { } moved => moved,
            0 => WithNeeds(fleet),
            1 => WithNeeds(Changed(fleet, placed => placed with { Group = Group(placed.Group.Name) })),
            2 => WithNeeds(WithoutOne(fleet)),
            3 => WithNeeds(WithOneMore(fleet)),
            4 => Changed(
                fleet,
                placed =>
                    placed with
                    {
                        Group = placed.Group with { Strategy = AnyStrategy(), Ready = _drawing.Ready() },
                    }
            ),
            _ => Changed(fleet, placed => placed with { Group = _drawing.Renewed(placed.Group) }),
        };

    private static string NameOf(string node, string name) => $"{node}-{name}";

    private PlacedGroup Pinned(string node, string name) => new(Group(NameOf(node, name)), node, IsMovable: false);

    private PlacedGroup Movable(string name) => new(Group(name), nodes[chance.Next(nodes.Count)], IsMovable: true);

    private GroupDraft Group(string name)
    {
        var group = _drawing.Group(name);
        return group with { Agents = [.. group.Agents.Take(MostAgents)] };
    }

    private ClusterDraft Changed(ClusterDraft fleet, Func<PlacedGroup, PlacedGroup> change)
    {
        if (fleet.Groups.Count == 0)
        {
            return fleet;
        }

        var changed = chance.Next(fleet.Groups.Count);
        return fleet with { Groups = [.. fleet.Groups.Select((group, at) => at == changed ? change(group) : group)] };
    }

    private ClusterDraft WithoutOne(ClusterDraft fleet)
    {
        var gone = chance.Next(Math.Max(1, fleet.Groups.Count));
        return fleet with { Groups = [.. fleet.Groups.Where((_, at) => at != gone)] };
    }

    private ClusterDraft WithOneMore(ClusterDraft fleet)
    {
        PlacedGroup[] missing =
        [
            .. nodes
                .SelectMany(node => PinnedNames.Select(name => (Node: node, Name: name)))
                .Where(one => fleet.Find(NameOf(one.Node, one.Name)) is null)
                .Select(one => Pinned(one.Node, one.Name)),
            .. MovableNames.Where(name => fleet.Find(name) is null).Select(Movable),
        ];
        return missing.Length == 0
            ? fleet
            : fleet with
            {
                Groups = [.. fleet.Groups, missing[chance.Next(missing.Length)]],
            };
    }

    /// <summary>Of pinned groups alone, in an order of its own each time: on whichever node, they come before who needs them.</summary>
    private ClusterDraft WithNeeds(ClusterDraft fleet)
    {
        var order = fleet.Groups.OrderBy(static placed => placed.IsMovable).ThenBy(_ => chance.Next()).ToList();
        var drawn = _drawing.WithNeeds(
            new FleetDraft([.. order.Select(static placed => placed.Group)], fleet.StartConcurrency),
            ShareOfNeeds
        );
        return fleet with
        {
            Groups = [.. order.Zip(drawn.Groups, (placed, group) => placed with { Group = Possible(fleet, group) })],
        };
    }

    /// <summary>What a movable group runs is needed within it alone.</summary>
    private static GroupDraft Possible(ClusterDraft fleet, GroupDraft group) =>
        group with
        {
            Agents =
            [
                .. group.Agents.Select(agent =>
                    agent with
                    {
                        Needs =
                        [
                            .. agent.Needs.Where(need =>
                                need.Target.Group == group.Name || fleet.Find(need.Target.Group) is { IsMovable: false }
                            ),
                        ],
                    }
                ),
            ],
        };

    private GroupStrategy AnyStrategy()
    {
        var all = Enum.GetValues<GroupStrategy>();
        return all[chance.Next(all.Length)];
    }
}
