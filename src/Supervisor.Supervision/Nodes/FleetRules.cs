using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;

namespace Supervisor.Supervision.Nodes;

/// <summary>The rules of what a node has to run.</summary>
/// <param name="restartLimit">More restarts within a minute are a storm; null: by the number of agents.</param>
internal sealed class FleetRules(int? restartLimit)
{
    internal Decision<NodeEvent>? Decide(NodeFleet fleet, NodeMessage message, Moment now) =>
        message switch
        {
            ApplyRevision apply => Apply(fleet, apply, now),
            StopFleet stop when fleet.StoppedBy is null => Decision<NodeEvent>.Happened(
                new FleetStopped(stop.By, stop.Since ?? now.Time)
            ),
            StartFleet when fleet.Revision == 0 => Decision<NodeEvent>.Refused(
                "No fleet was ever applied here: give its files."
            ),
            StartFleet start when fleet.StoppedBy is not null => Decision<NodeEvent>.Happened(
                new FleetStarted(start.By, now.Time)
            ),
            FreezeFleet freeze when fleet.Freeze is null => Decision<NodeEvent>.Happened(
                new FleetFrozen(freeze.By, freeze.Why, freeze.Since ?? now.Time)
            ),
            ThawFleet thaw when fleet.Freeze is not null => Decision<NodeEvent>.Happened(
                new FleetThawed(thaw.By, now.Time)
            ),
            OwnershipSays says when SettlingRules.SettledBy(fleet, says, message.Facts) is { IsEmpty: false } settled =>
                Decision<NodeEvent>.Happened(settled),
            GroupSays { News: GroupHasEnded ended } when IsOver(fleet, message.Facts, ended.Group) =>
                Decision<NodeEvent>.Happened(new GroupEnded(ended.Group)),
            GroupSays { News: AgentsRestarted }
                when fleet.Storm is null && StormRules.IsStorm(message.Facts, restartLimit) =>
                Decision<NodeEvent>.Happened(new StormBegan(message.Facts.RestartCount, now.Time)),
            StormIsOver when fleet.Storm is not null => Decision<NodeEvent>.Happened(new StormEnded(now.Time)),
            _ => null,
        };

    internal static NodeFleet? Apply(NodeFleet fleet, NodeEvent happened) =>
        happened switch
        {
            RevisionApplied applied => Applied(fleet, applied),
            GroupSettled settled => fleet with { Unsettled = Without(fleet.Unsettled, settled.Group) },
            GroupEnded ended => fleet with
            {
                Groups = Without(fleet.Groups, ended.Group),
                Unsettled = Without(fleet.Unsettled, ended.Group),
                Movable = Without(fleet.Movable, ended.Group),
            },
            FleetStopped stopped => fleet with { StoppedBy = stopped.By, StoppedAt = stopped.At },
            FleetStarted => fleet with { StoppedBy = null, StoppedAt = null },
            FleetFrozen frozen => fleet with { Freeze = new NodeFreeze(frozen.By, frozen.Why, frozen.At) },
            FleetThawed => fleet with { Freeze = null },
            StormBegan storm => fleet with { Storm = new NodeStorm(storm.Restarts, storm.At) },
            StormEnded => fleet with { Storm = null },
            _ => null,
        };

    /// <summary>What the node wants of one of its groups.</summary>
    /// <returns>Null: of a movable one it is not known yet whose it is, so nothing is concluded.</returns>
    internal static GroupMandate? MandateOf(string group, NodeFleet fleet, FleetFacts facts)
    {
        var definition = facts.Find(group);
        var standing = facts.Standings?.GetValueOrDefault(group);
        var usual = UsualMandateOf(definition, fleet) with { Term = standing?.Term ?? 0 };
        return definition?.Movable is null ? Allowed(SettlingRules.MandateOf(usual, standing, fleet, facts))
            : !usual.Run ? usual with { IsMovable = true, Handover = standing?.Handover }
            : Allowed(MovableRules.MandateOf(usual, standing, facts));
    }

    /// <summary>Whatever else says that it may run.</summary>
    private static GroupMandate? Allowed(GroupMandate? mandate) =>
        mandate is { Run: true, Definition.Forbidden: { } why }
            ? mandate with
            {
                Run = false,
                Cause = AgentCauses.Forbidden,
                Reason = why,
                Hold = null,
            }
            : mandate;

    private static GroupMandate UsualMandateOf(GroupDefinition? definition, NodeFleet fleet) =>
        fleet.StoppedBy is { } by
            ? new GroupMandate(definition, Run: false, AgentCauses.FleetDown, $"{by} took the fleet down.")
            : new GroupMandate(definition)
            {
                Hold =
                    fleet.Freeze is not null ? AgentCauses.Frozen
                    : fleet.Storm is not null ? AgentCauses.RestartStorm
                    : null,
            };

    private static Decision<NodeEvent> Apply(NodeFleet fleet, ApplyRevision apply, Moment now)
    {
        var (number, applied) = (apply.Plan.Revision, fleet.Revision);
        if (number < applied)
        {
            return Refused($"Revision {number} is older than {applied}, which this node has applied.");
        }

        if (number == applied && apply.Hash != fleet.Hash)
        {
            return Refused($"This node has applied another revision {number}: one number has one content.");
        }

        var groups = apply.Plan.Groups.Select(group => group.Name).ToList();
        return Decision<NodeEvent>.Happened(
            new RevisionApplied(apply.Plan.Revision, apply.Hash, groups, apply.By, apply.IsOfStart, now.Time)
            {
                KeepsStop = apply.KeepsStop,
                Basis = apply.Basis,
                StartHash = apply.StartHash,
                Unsettled = OrNull(SettlingRules.UnsettledBy(apply.Plan, fleet, apply.Facts)),
                Movable = OrNull(SettlingRules.MovableBy(apply.Plan, fleet, apply.Facts)),
            }
        );
    }

    private static List<string>? OrNull(List<string> groups) => groups.Count == 0 ? null : groups;

    private static List<string> Without(IEnumerable<string> groups, string gone) =>
        [.. groups.Where(group => group != gone)];

    private static Decision<NodeEvent> Refused(FormattableString reason) =>
        Decision<NodeEvent>.Refused(FormattableString.Invariant(reason));

    private static NodeFleet Applied(NodeFleet fleet, RevisionApplied applied) =>
        fleet with
        {
            Revision = applied.Number,
            Hash = applied.Hash,
            Basis = applied.Basis,
            StartHash = applied.IsOfStart ? applied.StartHash ?? applied.Hash : fleet.StartHash,
            Unsettled = applied.Unsettled ?? [],
            Movable = applied.Movable ?? [],
            Groups = [.. fleet.Groups.Union(applied.Groups, StringComparer.Ordinal)],
            StoppedBy = applied.IsOfStart || applied.KeepsStop ? fleet.StoppedBy : null,
            StoppedAt = applied.IsOfStart || applied.KeepsStop ? fleet.StoppedAt : null,
        };

    private static bool IsOver(NodeFleet fleet, FleetFacts facts, string group) =>
        fleet.Groups.Contains(group, StringComparer.Ordinal) && facts.Plan is not null && facts.Find(group) is null;
}
