using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Ownership.Draining;

/// <summary>What would become of what runs on a node if it were drained, as far as the asked node knows.</summary>
/// <param name="Moves">Of the movable groups that it owns.</param>
/// <param name="Pinned">Groups that stay, because they are pinned to it.</param>
public sealed record DrainForecast(ValueList<DrainMove> Moves, ValueList<string> Pinned)
{
    public IEnumerable<DrainMove> Stranded => Moves.Where(static move => move.To is null);

    /// <param name="name">The node's.</param>
    public static DrainForecast Of(PlacementFacts facts, NodeId node, string name)
    {
        var then = facts with { Drained = facts.Drained.Add(node) };
        var moves = new List<DrainMove>();
        var owned = facts.Owners.Where(owner => owner.Value == node).Select(static owner => owner.Key);
        // What is in no revision any more ends there in any case, and nobody is to take it.
        foreach (var group in owned.Where(facts.Fleet.Movable.Contains))
        {
            var ranking = PlacementRules.Rank(group, then);
            moves.Add(new DrainMove(group, ranking.First?.Name, ranking));
            // Each takes its room before the next is looked at.
            then = then with
            {
                Owners = ranking.First?.Node is { } taker
                    ? then.Owners.SetItem(group, taker)
                    : then.Owners.Remove(group),
            };
        }

        var pinned = facts
            .Fleet.Nodes.Where(declared => declared.Node.Name == name)
            .SelectMany(static declared => declared.PinnedGroups);
        return new DrainForecast(moves.ToValueList(), pinned.Order(StringComparer.Ordinal).ToValueList());
    }
}

/// <param name="To">Who would take it first; null: nobody can.</param>
/// <param name="Ranking">All nodes as places for it then, with a reason each.</param>
public sealed record DrainMove(string Group, string? To, Ranking Ranking);
