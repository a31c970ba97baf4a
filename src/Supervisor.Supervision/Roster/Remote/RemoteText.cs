using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining.Waiting;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>How something on another node stands, as part of a sentence about it.</summary>
internal static class RemoteText
{
    internal static string Of(RemoteStanding standing) =>
        RemoteNeedRules.Judge(new NeedDefinition(default, LossRule.Wait), standing).Reason;

    internal static WaitWord? WaitOf(RosterWord? said) =>
        said switch
        {
            AgentWord agent => agent.Wait,
            GroupWord group => group.Wait,
            _ => null,
        };

    /// <summary>A later version may know more kinds of it.</summary>
    internal static WaitUrgency UrgencyOf(WaitWord wait) =>
        wait.Urgency switch
        {
            (int)WaitUrgency.Underway => WaitUrgency.Underway,
            (int)WaitUrgency.Stuck => WaitUrgency.Stuck,
            _ => WaitUrgency.Failing,
        };
}
