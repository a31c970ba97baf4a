using System.Globalization;
using Supervisor.Contracts.Text;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining.Causes;
using Supervisor.Supervision.Explaining.Waiting;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining;

/// <summary>Explains an agent by its own snapshot and those of all that it waits for.</summary>
public static class AgentExplainer
{
    /// <param name="problem">Why its supervisor is out of use or cannot write; null when neither.</param>
    /// <param name="now">On the clock of the snapshots.</param>
    /// <param name="nextStart">On the same; null where no start is due.</param>
    public static Explanation Explain(
        AgentSnapshot agent,
        RosterView roster,
        string? problem,
        DateTimeOffset now,
        DateTimeOffset? nextStart = null
    )
    {
        var account = CauseTable.Explain(new AgentSubject(agent, roster));
        var name = agent.Address.ToString();
        return new Explanation(
            name,
            agent.Phase.Name(),
            agent.Cause,
            Sentences.Join($"{name} {account.Clause}.", account.Outlook, SupervisorProblem(problem)),
            [.. Details(agent, roster, problem, new Times(now, nextStart))],
            account.Remedy
        );
    }

    /// <summary>In a few words, for who waits for it.</summary>
    public static BriefExplanation Brief(AgentSnapshot agent, RosterView roster)
    {
        var account = CauseTable.Explain(new AgentSubject(agent, roster));
        return new BriefExplanation($"{agent.Address} {account.Clause}", account.Remedy);
    }

    /// <summary>It will not get on by itself: somebody has to do something, about it or about one that it waits for.</summary>
    public static bool IsStuck(AgentSnapshot agent, RosterView roster) =>
        agent switch
        {
            { Cause: AgentCauses.GroupRestart } => false,
            { Phase: AgentPhase.Quarantined or AgentPhase.Stopped } => true,
            { Cause: AgentCauses.Frozen or AgentCauses.SupervisorOutOfUse } => true,
            { Phase: AgentPhase.Waiting, Missing.Count: > 0 } => new WaitSearch(roster).Of(agent).Urgency
                == WaitUrgency.Stuck,
            _ => false,
        };

    private static string SupervisorProblem(string? problem) =>
        problem is null ? "" : $"Its supervisor has a problem of its own: {Clause.Of(problem)}.";

    private static IEnumerable<ExplanationDetail> Details(
        AgentSnapshot agent,
        RosterView roster,
        string? problem,
        Times times
    )
    {
        yield return new ExplanationDetail("for", DurationText.Format(times.Now - agent.Since.WallClock));
        var facts = Facts(agent, roster)
            .Prepend(("nextStart", times.UntilStart))
            .Append(("supervisorProblem", problem));
        foreach (var (name, text) in facts)
        {
            if (!string.IsNullOrEmpty(text))
            {
                yield return new ExplanationDetail(name, text);
            }
        }
    }

    private static IEnumerable<(string Name, string? Text)> Facts(AgentSnapshot agent, RosterView roster)
    {
        yield return ("waitsFor", string.Join("; ", agent.Missing.Select(need => MissingText.Of(need, roster))));
        yield return ("incarnation", agent.Incarnation);
        yield return ("pid", agent.Process?.Pid is { } pid ? $"{pid}" : null);
        yield return ("restarts", $"{agent.Restarts}");
        yield return ("lastExit", agent.LastExit is { } exit ? ExitText.Of(exit) : null);
        yield return ("status", agent.Status);
        yield return ("said", agent.Details);
    }

    private readonly record struct Times(DateTimeOffset Now, DateTimeOffset? NextStart)
    {
        internal string? UntilStart =>
            NextStart is not { } next ? null
            : next <= Now ? "now"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"in {DurationText.Format(next - Now)}, at {next.UtcDateTime:HH:mm:ss} UTC"
            );
    }
}
