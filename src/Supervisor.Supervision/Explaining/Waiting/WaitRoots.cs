using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Explaining.Waiting;

/// <summary>Where a chain of those that wait ends.</summary>
internal static class WaitRoots
{
    internal static WaitChain Circle(NeedTarget target) =>
        Root(target, "waits for it in turn, in a circle", WaitUrgency.Stuck);

    internal static WaitChain Absent(NeedTarget target) => Root(target, "is not in the fleet", WaitUrgency.Stuck);

    internal static WaitChain Remote(NeedTarget target, RemoteStanding? standing) =>
        standing switch
        {
            null => Root(target, "is on another node, of which nothing is known here", WaitUrgency.Failing),
            { IsCurrent: true } when RemoteText.WaitOf(standing.Said) is { } wait => new WaitChain(
                [new WaitLink(target.ToString(), wait.How, wait.After)],
                wait.Remedy,
                RemoteText.UrgencyOf(wait)
            ),
            _ => Root(target, RemoteText.Of(standing), WaitUrgency.Failing),
        };

    internal static WaitChain Of(NeedTarget target, AgentSnapshot agent, Account account)
    {
        var standing = agent.Phase == AgentPhase.Waiting ? account.Clause : Standing.Of(agent);
        var link = new WaitLink(target.ToString(), standing, RelativeClause.Of(agent, standing));
        return new WaitChain([link], account.Remedy, UrgencyOf(agent, account));
    }

    internal static WaitChain Of(NeedTarget target, GroupSnapshot group)
    {
        var remedy = GroupCauses.RemedyOf(group);
        var urgency = (group.State, remedy) switch
        {
            (GroupStates.Restarting, _) => WaitUrgency.Failing,
            (_, "") => WaitUrgency.Underway,
            _ => WaitUrgency.Stuck,
        };
        return new WaitChain([LinkOf(target, group)], remedy, urgency);
    }

    internal static WaitLink LinkOf(NeedTarget target, GroupSnapshot group)
    {
        var standing = Standing.Of(group);
        return new WaitLink(target.ToString(), standing, $"which {standing}", IsGroup: true);
    }

    private static WaitChain Root(NeedTarget target, string standing, WaitUrgency urgency) =>
        new([new WaitLink(target.ToString(), standing, $"which {standing}")], Remedies.None, urgency);

    private static WaitUrgency UrgencyOf(AgentSnapshot agent, Account account) =>
        agent.Phase switch
        {
            _ when agent.Cause == AgentCauses.GroupRestart => WaitUrgency.Failing,
            AgentPhase.NotReady or AgentPhase.Backoff => WaitUrgency.Failing,
            _ when account.Remedy.Length > 0 => WaitUrgency.Stuck,
            AgentPhase.Unknown => WaitUrgency.Failing,
            _ => WaitUrgency.Underway,
        };
}
