using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Fleets;

/// <summary>
/// What of a fleet a node would not run, as far as is known here: this node's own limits, and those that others told of themselves. Each
/// judges for itself once more what it is given.
/// </summary>
internal sealed class ForbiddenGroups(string node, NodeLimits own, IReadOnlyCollection<Member> members)
{
    private const string Code = "fleet.forbidden";

    public IReadOnlyList<PlanError> In(FleetModel model, FleetPlaces places) =>
        [
            .. FleetNames
                .Of(model)
                .Groups.SelectMany(group =>
                    group.Group.Placement is Placement.Movable ? Nowhere(group, places) : Pinned(group)
                ),
        ];

    private IEnumerable<PlanError> Pinned(FleetMember group)
    {
        var where = group.Project.Node ?? node;
        var limits = where == node ? own : members.FirstOrDefault(member => member.Name == where)?.Limits;
        return (limits ?? NodeLimits.None)
            .Against(GroupPrivileges.Of(group.Project, group.Group))
            .Select(broken => Refused(group, broken.Key, ForbiddenText.Refusal(group.Group.Name, where, broken)));
    }

    /// <summary>Where one is away, nobody knows what it would say by then.</summary>
    private IEnumerable<PlanError> Nowhere(FleetMember group, FleetPlaces places)
    {
        var limited = Rank(group, places, members);
        var isLimited =
            limited is { First: null, Candidates.Count: > 0 }
            && limited.Candidates.All(static one => one.Node is not null)
            && Rank(group, places, members.Select(static one => one with { Limits = NodeLimits.None })).First
                is not null;
        return isLimited
            ?
            [
                Refused(
                    group,
                    "",
                    $"'{group.Group.Name}' may run nowhere. "
                        + string.Join(' ', limited.Candidates.Select(static one => one.Reason))
                ),
            ]
            : [];
    }

    private static Ranking Rank(FleetMember group, FleetPlaces places, IEnumerable<Member> members) =>
        PlacementRules.Rank(
            group.Group.Name,
            new PlacementFacts(places, members, [], ImmutableSortedDictionary<string, NodeId>.Empty)
        );

    private static PlanError Refused(FleetMember group, string key, string sentence)
    {
        var path = TreePath.Of("services", group.Group.Name);
        return new PlanError(
            group,
            key.Length == 0 ? path : path.Then(key),
            new OperatorError(
                Code,
                sentence,
                "That is a setting of the node itself (--forbid, --allow-paths).",
                "Take it out of the definition, or have it allowed there."
            )
        );
    }
}
