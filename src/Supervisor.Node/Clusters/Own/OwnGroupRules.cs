using System.Collections.Immutable;
using Supervisor.Contracts;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Clusters.Own;

/// <summary>
/// Which of its groups a node has that comes into a cluster. Alone it runs no movable group, so what may move, and nothing is left of here, is
/// no group of its own but a plan: the cluster's of that name is meant.
/// </summary>
internal static class OwnGroupRules
{
    /// <param name="agents">As the journal has all that were ever the group's; null among them: it cannot say.</param>
    public static bool Rests(GroupDefinition group, IEnumerable<AgentState?> agents) =>
        group.Movable is not null && agents.All(static agent => agent?.Phase.IsDown() == true);

    /// <param name="guarded">The groups of which the guard has something alive; where that is not known, any of them may be.</param>
    public static IReadOnlyList<string> ThatMayRun(OwnFleet own, Outcome<ImmutableHashSet<string>> guarded) =>
        [
            .. own.Groups.Where(group =>
                !own.Resting.Contains(group, StringComparer.Ordinal) || !guarded.IsOk || guarded.Value.Contains(group)
            ),
        ];
}
