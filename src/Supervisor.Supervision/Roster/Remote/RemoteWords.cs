using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining.Waiting;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>Makes words of snapshots for another node, and snapshots of the words of another.</summary>
internal static class RemoteWords
{
    /// <summary>What an agent wrote may be long, and a message between nodes may not.</summary>
    private const int MostText = 1_000;

    /// <param name="target">Of this node.</param>
    /// <param name="node">This node's name.</param>
    internal static RosterWord Of(NeedTarget target, RosterView roster, string node) =>
        target.Agent is { } agent ? OfAgent(target, agent, roster, node) : OfGroup(target, roster, node);

    internal static NeedTarget? TargetOf(RosterWord word, string node) =>
        word switch
        {
            AgentWord agent => new NeedTarget(agent.Group, agent.Agent, node),
            GroupWord group => new NeedTarget(group.Group, null, node),
            AbsentWord absent => new NeedTarget(absent.Group, absent.Agent, node),
            _ => null,
        };

    internal static AgentSnapshot SnapshotOf(AgentWord word) =>
        new()
        {
            Address = new AgentAddress(word.Group, word.Agent),
            Version = word.Since.Value,
            Phase = AgentPhases.TryParse(word.Phase, out var phase) ? phase : AgentPhase.Unknown,
            Cause = word.Cause,
            Reason = word.Reason,
            Since = word.Since,
            IsWanted = true,
        };

    internal static GroupSnapshot SnapshotOf(GroupWord word) =>
        new()
        {
            Name = word.Group,
            Version = word.Since.Value,
            State = word.State,
            IsReady = word.IsReady,
            IsKnown = word.IsKnown,
            Reason = word.Reason,
            Since = word.Since,
            Counted = word.Counted,
            Ready = word.Ready,
            Enough = word.Enough,
        };

    private static RosterWord OfAgent(NeedTarget target, string name, RosterView roster, string node)
    {
        if (roster.Agents.GetValueOrDefault(new AgentAddress(target.Group, name).Path) is not { } agent)
        {
            return new AbsentWord(target.Group, name);
        }

        var wait = agent.Satisfies ? null : WaitOf(target, roster, node);
        return new AgentWord(
            target.Group,
            name,
            agent.Phase.Name(),
            agent.Cause,
            Short(agent.Reason),
            agent.Since,
            wait
        );
    }

    private static RosterWord OfGroup(NeedTarget target, RosterView roster, string node)
    {
        if (roster.Groups.GetValueOrDefault(target.Group) is not { } group)
        {
            return new AbsentWord(target.Group, null);
        }

        return new GroupWord(group.Name, group.State, Short(group.Reason), group.Since)
        {
            IsReady = group.IsReady,
            IsKnown = group.IsKnown,
            Counted = group.Counted,
            Ready = group.Ready,
            Enough = group.Enough,
            Agents = CountOf(group.Name, roster),
            Wait = group.IsReady ? null : WaitOf(target, roster, node),
        };
    }

    private static GroupCount CountOf(string group, RosterView roster)
    {
        var (all, completed, known) = (0, 0, 0);
        foreach (var agent in GroupMembers.Of(group, roster))
        {
            all++;
            completed += agent.Phase == AgentPhase.Completed ? 1 : 0;
            known += agent.Phase != AgentPhase.Unknown ? 1 : 0;
        }

        return new GroupCount(all, completed, known);
    }

    private static WaitWord WaitOf(NeedTarget target, RosterView roster, string node)
    {
        var chain = new WaitSearch(roster).From(target).SeenFrom(node);
        return new WaitWord(Short(chain.Standing), Short(chain.Relative), chain.Remedy, (int)chain.Urgency);
    }

    private static string Short(string text) => text.Length <= MostText ? text : $"{text[..MostText]}...";
}
