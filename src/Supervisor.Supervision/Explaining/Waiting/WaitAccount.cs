using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Waiting;

/// <summary>Says of one that waits what it waits for in the end.</summary>
internal static class WaitAccount
{
    internal static Account Of(AgentSubject subject)
    {
        var agent = subject.Agent;
        var chain = new WaitSearch(subject.Roster).Of(agent);
        var others = agent.Missing.Count - 1;
        var all = others == 0 ? "that is ready" : "all that it needs is ready";
        var more = others == 0 ? "" : $"It needs {others} more that {(others == 1 ? "is" : "are")} not ready. ";
        var clause = agent.Phase == AgentPhase.Waiting ? $"{chain}" : $"{PhaseText.Of(agent.Phase)}: it {chain}";
        return new Account(clause, $"{more}It starts by itself when {all}.", chain.Remedy);
    }
}
