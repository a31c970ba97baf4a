using Supervisor.Actors.Systems;

namespace Supervisor.Simulation.Clusters.Drafts;

/// <summary>Gives a pinned group of a fleet to another node, under the name that it has.</summary>
internal static class PinnedMoves
{
    /// <summary>Whichever movable group comes there has room beside them: <see cref="Memories"/>.</summary>
    private const int MostOnANode = 3;

    /// <returns>Null: there is none, or nowhere that it could go.</returns>
    internal static ClusterDraft? Draw(SeededChance chance, ClusterDraft fleet)
    {
        var pinned = fleet.Groups.Where(static placed => !placed.IsMovable).ToList();
        if (pinned.Count == 0)
        {
            return null;
        }

        var moved = pinned[chance.Next(pinned.Count)];
        var free = fleet
            .Nodes.Where(node => node != moved.Home && pinned.Count(placed => placed.Home == node) < MostOnANode)
            .ToList();
        if (free.Count == 0)
        {
            return null;
        }

        var home = free[chance.Next(free.Count)];
        return fleet with
        {
            Groups = [.. fleet.Groups.Select(placed => placed == moved ? placed with { Home = home } : placed)],
        };
    }
}
