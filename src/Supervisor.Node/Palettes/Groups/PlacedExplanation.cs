using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

/// <summary>A movable group of which this node has nothing but its place: it does not fit here, or the fleet was only just read.</summary>
internal static class PlacedExplanation
{
    public static Explanation OfAbsent(string name, Placement placement) =>
        new(
            name,
            GroupStates.Stopped,
            placement.Owner.Length > 0 ? AgentCauses.OwnedElsewhere : AgentCauses.Unowned,
            placement.Owner.Length > 0
                ? $"{name} is owned by {placement.Owner}, and may not run on this node."
                : $"{name} runs nowhere: nobody owns it.",
            [],
            ""
        );
}
