using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node wants of a movable group: it runs here only while this node owns it.</summary>
internal static class MovableRules
{
    private const string NoOwnership =
        "This node takes part in no cluster, so nobody says that it may run a movable group.";

    /// <param name="usual">What would be wanted of it if it were pinned.</param>
    /// <returns>Null: it is not known yet.</returns>
    internal static GroupMandate? MandateOf(GroupMandate usual, GroupStanding? standing, FleetFacts facts) =>
        standing switch
        {
            null when !facts.HasOwnership => Down(usual, AgentCauses.Unowned, NoOwnership),
            null => null,
            { IsOurs: true } => usual with
            {
                Definition = EpochStamp.On(usual.Definition!, standing.Epoch),
                Hold = usual.Hold ?? standing.Hold,
                IsMovable = true,
                Handover = standing.Handover,
            },
            _ => Down(usual, standing.Cause, standing.Reason) with
            {
                IsUrgent = standing.IsUrgent,
                Handover = standing.Handover,
            },
        };

    private static GroupMandate Down(GroupMandate usual, string cause, string reason) =>
        usual with
        {
            Run = false,
            Cause = cause,
            Reason = reason,
            Hold = null,
            IsMovable = true,
        };
}
