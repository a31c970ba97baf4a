using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Supervision.Nodes;

/// <summary>
/// Pinned groups that a revision gives to a node: each begins there when no other runs it, and is that node's from then on, whoever can be asked.
/// </summary>
internal static class SettlingRules
{
    /// <summary>Without a cluster there is nobody who could run it, and nobody to ask.</summary>
    /// <returns>Null: it is not known yet, or not written down that it may begin.</returns>
    internal static GroupMandate? MandateOf(
        GroupMandate usual,
        GroupStanding? standing,
        NodeFleet fleet,
        FleetFacts facts
    ) =>
        usual is not { Run: true, Definition.Name: { } name } || !facts.HasOwnership || !Has(fleet.Unsettled, name)
            ? usual
        : standing is null or { IsOurs: true } ? null
        : usual with { Run = false, Cause = standing.Cause, Reason = standing.Reason, Hold = null };

    /// <summary>Pinned groups that begin here with this revision, and those that had not begun before it.</summary>
    internal static List<string> UnsettledBy(NodePlan plan, NodeFleet fleet, FleetFacts facts) =>
        [
            .. plan
                .Groups.Where(static group => group.Movable is null)
                .Select(static group => group.Name)
                .Where(group => Has(fleet.Unsettled, group) || (facts.HasOwnership && IsNewHere(group, fleet, facts))),
            .. Ending(plan, fleet).Where(group => Has(fleet.Unsettled, group)),
        ];

    internal static List<string> MovableBy(NodePlan plan, NodeFleet fleet, FleetFacts facts) =>
        [
            .. plan.Groups.Where(static group => group.Movable is not null).Select(static group => group.Name),
            .. Ending(plan, fleet).Where(group => CouldMove(group, fleet, facts)),
        ];

    internal static ImmutableArray<NodeEvent> SettledBy(NodeFleet fleet, OwnershipSays says, FleetFacts facts) =>
        [
            .. fleet
                .Unsettled.Where(group =>
                    says.Standings.GetValueOrDefault(group) is { IsOurs: true, Epoch: 0 }
                    && facts.Find(group) is { Movable: null }
                )
                .Select(static group => new GroupSettled(group)),
        ];

    private static bool IsNewHere(string group, NodeFleet fleet, FleetFacts facts) =>
        !Has(fleet.Groups, group) || CouldMove(group, fleet, facts);

    /// <summary>Also by the plan: what an older version has written down does not say it.</summary>
    private static bool CouldMove(string group, NodeFleet fleet, FleetFacts facts) =>
        Has(fleet.Movable, group) || facts.Find(group)?.Movable is not null;

    /// <summary>What was left by earlier revisions and is in none any more.</summary>
    private static IEnumerable<string> Ending(NodePlan plan, NodeFleet fleet) =>
        fleet.Groups.Except(plan.Groups.Select(static group => group.Name), StringComparer.Ordinal);

    private static bool Has(IReadOnlyList<string> groups, string group) =>
        groups.Contains(group, StringComparer.Ordinal);
}
