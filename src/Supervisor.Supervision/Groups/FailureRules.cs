using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// How a group answers the failures of its agents that they cannot answer alone: by its strategy, or one level higher when
/// an agent has used up its restarts. What is answered is counted, so that each failure has one answer, whatever is told
/// twice or replayed.
/// </summary>
internal static class FailureRules
{
    internal static void Answer(GroupDraft draft)
    {
        Forgive(draft);
        if (!draft.State.IsToRun(draft.Mandate))
        {
            // One that has not heard of it waits for an answer, and gets it if the group is to run again before it does.
            Note(
                draft,
                draft.Facts.Failed.Values.Where(snapshot =>
                    IsOpen(snapshot, TallyOf(draft, snapshot)) && MemberRules.HasEnded(snapshot)
                )
            );
            return;
        }

        Note(draft, ThoseWithAnotherHistory(draft));
        if (draft.Mandate.Hold is null && !draft.Facts.Failed.IsEmpty)
        {
            // First what concerns all: it answers for those whose failures concern a few.
            AnswerEach(draft, AnswerEscalation);
            AnswerEach(draft, AnswerFailure);
        }
    }

    /// <summary>Only somebody's order, or another definition, starts an agent that is quarantined: then all counts anew.</summary>
    private static void Forgive(GroupDraft draft)
    {
        foreach (var (agent, snapshot) in draft.Facts.Failed)
        {
            var isStarted = snapshot.Phase is AgentPhase.Starting || snapshot.Phase.IsUp();
            if (isStarted && draft.State.TallyOf(agent).ExhaustedThrough > 0)
            {
                draft.Add(new GroupAgentReleased(agent));
            }
        }
    }

    /// <summary>
    /// Who counts lower than was answered began anew, or a failure of it was answered and never written down because its daemon
    /// died: there is nothing to answer in that, and the next failure has the same number.
    /// </summary>
    private static IEnumerable<AgentSnapshot> ThoseWithAnotherHistory(GroupDraft draft) =>
        from tally in draft.State.Tallies
        let snapshot = draft.Facts.Find(tally.Key)
        where
            snapshot is not null
            && (snapshot.Failures < tally.Value.Failures || snapshot.Escalations < tally.Value.Escalations)
        select snapshot;

    private static AgentTally TallyOf(GroupDraft draft, AgentSnapshot snapshot) =>
        draft.State.TallyOf(snapshot.Address.Agent);

    private static void Note(GroupDraft draft, IEnumerable<AgentSnapshot> those)
    {
        var noted = those.Select(AgentCounters.Of).ToList();
        if (noted.Count > 0)
        {
            draft.Add(new GroupFailuresNoted(noted));
        }
    }

    private static bool IsOpen(AgentSnapshot snapshot, AgentTally tally) =>
        snapshot.Failures != tally.Failures || snapshot.Escalations != tally.Escalations;

    /// <summary>In the order of the file.</summary>
    private static void AnswerEach(GroupDraft draft, Action<GroupDraft, AgentDefinition, AgentSnapshot> answer)
    {
        foreach (var agent in draft.Mandate.Definition!.Agents)
        {
            if (
                draft.Facts.Failed.TryGetValue(agent.Address.Agent, out var snapshot)
                && draft.State.IsToRun(draft.Mandate)
            )
            {
                answer(draft, agent, snapshot);
            }
        }
    }

    private static void AnswerEscalation(GroupDraft draft, AgentDefinition agent, AgentSnapshot snapshot)
    {
        if (snapshot.Escalations > draft.State.TallyOf(agent.Address.Agent).Escalations)
        {
            EscalationRules.Answer(draft, snapshot);
        }
    }

    private static void AnswerFailure(GroupDraft draft, AgentDefinition agent, AgentSnapshot snapshot)
    {
        var name = agent.Address.Agent;
        var isAnswered =
            snapshot.Failures <= draft.State.TallyOf(name).Failures
            || draft.State.Round?.Agents.Contains(name, StringComparer.Ordinal) is true;
        if (isAnswered)
        {
            return;
        }

        var isShared = draft.Mandate.Definition!.Strategy is GroupStrategy.AllForOne;
        var history = isShared ? draft.State.SharedHistory : draft.State.TallyOf(name).History;
        var (verdict, left) = history.Spend(agent.Restart, draft.Now);
        if (verdict.Granted)
        {
            var round = StrategyRules.RoundFor(draft, name, verdict.Delay);
            RoundRules.Begin(draft, snapshot, round, isShared ? GroupBudgets.Shared : GroupBudgets.Agent, left);
        }
        else if (agent.OnExhausted is ExhaustedRule.Escalate)
        {
            EscalationRules.Answer(draft, snapshot);
        }
        else
        {
            draft.Add(new GroupAgentExhausted(name, AgentCounters.Of(snapshot), draft.Now.Time));
        }
    }
}
