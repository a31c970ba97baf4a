using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Roster;

/// <summary>Whether what is needed is there, and how it stands.</summary>
internal static class NeedRules
{
    internal static NeedStatus Judge(NeedDefinition need, RosterBook book) =>
        need switch
        {
            { Target.IsAtOwner: true } when book.IsHere(need.Target) => Judge(
                need with
                {
                    Target = need.Target.Here,
                },
                book
            ) with
            {
                Need = need,
            },
            { Target.Node: not null } => RemoteNeedRules.Judge(need, book.View.Others.GetValueOrDefault(need.Target)),
            { IsOfCall: true } => CallRules.Judge(need, book),
            { Target.Agent: { } agent } => JudgeAgent(need, new AgentAddress(need.Target.Group, agent), book),
            { IsCompletion: true } => JudgeCompletion(need, book),
            _ => JudgeGroup(need, book),
        };

    internal static NeedStatus Judge(NeedDefinition need, AgentSnapshot agent)
    {
        var status = need switch
        {
            { IsCompletion: true } => new NeedStatus(
                need,
                agent.Phase == AgentPhase.Completed,
                StandingOfCompletion(agent)
            ),
            { IsOfRunning: true } => new NeedStatus(
                need,
                agent.Phase.IsUp() && agent.Pause is null,
                StandingOfRunning(agent)
            )
            {
                Run =
                    agent.Phase.IsUp() && agent.Process is { Container: { } container, Started: var began }
                        ? new HolderRun(container, began)
                        : null,
            },
            _ => new NeedStatus(need, agent.Satisfies, Standing.Of(agent)),
        };
        return status with { IsKnown = agent.Phase != AgentPhase.Unknown };
    }

    internal static NeedStatus Judge(NeedDefinition need, GroupSnapshot group) =>
        new(need, group.IsReady, Standing.Of(group)) { IsKnown = group.IsKnown };

    /// <summary>A group has completed when all its agents have.</summary>
    /// <param name="known">Of how many of them it is known how they stand.</param>
    internal static NeedStatus JudgeCompletion(NeedDefinition need, int all, int completed, int known) =>
        new(need, completed == all, CompletedOf(completed, all)) { IsKnown = known == all };

    private static NeedStatus JudgeAgent(NeedDefinition need, AgentAddress address, RosterBook book) =>
        book.Find(address) is { } agent ? Judge(need, agent) : Unsaid(need, book.IsExpected(address));

    private static NeedStatus JudgeGroup(NeedDefinition need, RosterBook book) =>
        book.FindGroup(need.Target.Group) is { } group
            ? Judge(need, group)
            : Unsaid(need, book.IsGroupExpected(need.Target.Group));

    private static NeedStatus JudgeCompletion(NeedDefinition need, RosterBook book)
    {
        var group = need.Target.Group;
        var (all, completed, known) = (0, 0, 0);
        foreach (var agent in book.AgentsOf(group))
        {
            all++;
            completed += book.Find(agent)?.Phase == AgentPhase.Completed ? 1 : 0;
            known += IsKnown(book.Find(agent)) ? 1 : 0;
        }

        return all == 0 ? JudgeGroup(need, book) with { IsMet = false } : JudgeCompletion(need, all, completed, known);
    }

    private static string CompletedOf(int completed, int all) =>
        completed == all ? "has completed"
        : completed == 0 ? "has not completed yet"
        : $"has completed with {completed} of its {all} agents";

    private static string StandingOfCompletion(AgentSnapshot agent) =>
        agent.Phase.IsUp() ? "runs and has not completed yet" : Standing.Of(agent);

    /// <summary>However it is while it runs is nobody's concern who needs no more than that.</summary>
    private static string StandingOfRunning(AgentSnapshot agent) =>
        agent.Phase.IsUp() && agent.Pause is null ? "runs" : Standing.Of(agent);

    private static bool IsKnown(AgentSnapshot? agent) => agent is { Phase: not AgentPhase.Unknown };

    /// <summary>Just after the daemon's start nobody has spoken yet: that is no loss of what was there before.</summary>
    private static NeedStatus Unsaid(NeedDefinition need, bool isExpected) =>
        Unmet(need, isExpected ? "has not said yet how it stands" : "is not in the fleet") with
        {
            IsKnown = false,
        };

    private static NeedStatus Unmet(NeedDefinition need, string reason) => new(need, IsMet: false, reason);
}
