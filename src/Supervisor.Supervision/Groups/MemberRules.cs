using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Groups;

/// <summary>Who belongs to a group: a revision brings agents in, and those that it leaves out are seen to their end.</summary>
internal static class MemberRules
{
    internal static void BringIn(GroupDraft draft)
    {
        if (draft.Mandate.Definition is not { } definition)
        {
            return;
        }

        var added = definition
            .Agents.Select(agent => agent.Address.Agent)
            .Except(draft.State.Agents, StringComparer.Ordinal)
            .ToList();
        if (added.Count > 0)
        {
            draft.Add(new GroupAgentsAdded(added) { At = draft.Now.Time });
        }

        if (draft.State.Quarantine is { } quarantine && quarantine.Definition != GroupFingerprint.Of(definition))
        {
            draft.Add(new GroupReleased(By: null, draft.Now.Time));
        }
    }

    internal static void SeeOff(GroupDraft draft)
    {
        foreach (var agent in Leaving(draft))
        {
            // One that was at rest already may be about to start, by what it was told before it was left out.
            if (draft.Facts.Find(agent) is { IsLeaving: true } snapshot && HasEnded(snapshot))
            {
                draft.Add(new GroupAgentEnded(agent, AgentCounters.Of(snapshot)));
            }
        }

        if (draft is { Mandate.Definition: null, State: { Agents.Count: 0, IsRemoved: false } })
        {
            draft.Add(new GroupRemoved(draft.Now.Time));
        }
    }

    /// <summary>All that are defined are known, so where there are no more, nobody is to leave.</summary>
    private static IEnumerable<string> Leaving(GroupDraft draft) =>
        draft.State.Agents.Count == draft.Facts.Defined
            ? []
            : draft.State.Agents.Where(agent => draft.Facts.Define(agent) is null);

    /// <summary>
    /// It has heard that it is not wanted, and has come to rest by it. Being down is not enough: one that waits, or that
    /// failed, may be about to start by what it was told before; and what may run still needs somebody to end it.
    /// </summary>
    internal static bool HasEnded(AgentSnapshot agent) =>
        agent is { IsWanted: false, MayRun: false }
        && agent.Phase is (AgentPhase.Stopped or AgentPhase.Completed or AgentPhase.Quarantined);
}
