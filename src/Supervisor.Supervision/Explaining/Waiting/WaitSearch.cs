using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining.Causes;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Explaining.Waiting;

/// <summary>
/// Follows those that wait down to those that others wait for. Where one waits for several, the one that somebody has to
/// do something about counts. Each is looked at once, whatever the graph.
/// </summary>
internal sealed class WaitSearch(RosterView roster)
{
    /// <summary>Null while it is being followed: who meets it then has gone in a circle.</summary>
    private readonly Dictionary<NeedTarget, WaitChain?> _chains = [];

    /// <summary>The chain to begin with.</summary>
    internal WaitChain Of(AgentSnapshot agent)
    {
        _chains[new NeedTarget(agent.Address.Group, agent.Address.Agent)] = null;
        return Worst(agent.Missing.Select(Follow));
    }

    /// <summary>Of one that others wait for: it stands first.</summary>
    internal WaitChain From(NeedTarget target) => Follow(target);

    private WaitChain Follow(NeedTarget target)
    {
        if (_chains.TryGetValue(target, out var known))
        {
            return known ?? WaitRoots.Circle(target);
        }

        _chains[target] = null;
        var chain = target switch
        {
            { IsAtOwner: true } when roster.Others.GetValueOrDefault(target) == RemoteStanding.IsHere => Follow(
                target.Here
            ),
            { Node: not null } => WaitRoots.Remote(target, roster.Others.GetValueOrDefault(target)),
            { Agent: { } agent } => OfAgent(target, new AgentAddress(target.Group, agent)),
            _ => OfGroup(target),
        };
        _chains[target] = chain;
        return chain;
    }

    private WaitChain OfAgent(NeedTarget target, AgentAddress address)
    {
        if (roster.Agents.GetValueOrDefault(address.Path) is not { } agent)
        {
            return WaitRoots.Absent(target);
        }

        return agent is { Phase: AgentPhase.Waiting, Cause: AgentCauses.NeedNotReady, Missing.Count: > 0 }
            ? Worst(agent.Missing.Select(Follow)).After(new WaitLink(target.ToString(), "", ""))
            : WaitRoots.Of(target, agent, CauseTable.Explain(new AgentSubject(agent, roster)));
    }

    private WaitChain OfGroup(NeedTarget target)
    {
        if (roster.Groups.GetValueOrDefault(target.Group) is not { } group)
        {
            return WaitRoots.Absent(target);
        }

        var members = GroupMembers.Unready(group, roster);
        if (group.State == GroupStates.Running && members is [var only] && only.Address.Agent == group.Name)
        {
            // Of one name they are one to who reads of them.
            return Follow(TargetOf(only));
        }

        return group.State == GroupStates.Running && members.Count > 0
            ? Worst(members.Select(member => Follow(TargetOf(member)))).After(WaitRoots.LinkOf(target, group))
            : WaitRoots.Of(target, group);
    }

    private static NeedTarget TargetOf(AgentSnapshot member) => new(member.Address.Group, member.Address.Agent);

    private static WaitChain Worst(IEnumerable<WaitChain> chains) => chains.MaxBy(chain => chain.Urgency)!;
}
