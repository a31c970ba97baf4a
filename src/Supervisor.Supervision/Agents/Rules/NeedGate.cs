using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// Which needs keep an agent from starting: all that are not met. Only a restart goes on without knowing of a need on another node
/// that was met when the agent started before, or since: the loss of a link, or of the other machine, must not keep down what had
/// what it needs.
/// </summary>
internal static class NeedGate
{
    internal static bool IsOpen(AgentState state, AgentFacts facts) =>
        facts.Needs is not null && !Missing(state, facts).Any();

    internal static IEnumerable<NeedStatus> Missing(AgentState state, AgentFacts facts) =>
        facts.Needs?.Missing.Where(need => !IsPresumed(need, state, facts.Definition)) ?? [];

    /// <summary>What a start of this agent has relied on, on other nodes, by its names.</summary>
    internal static string[] Elsewhere(AgentFacts facts) =>
        [.. facts.Needs?.Needs.Where(IsElsewhere).Select(NameOf) ?? []];

    private static bool IsPresumed(NeedStatus need, AgentState state, AgentDefinition? definition) =>
        need is { IsKnown: false, WasMet: not false }
        && IsElsewhere(need)
        && state.Starts > 0
        && state.DefinitionHash == definition?.Hash
        && (need.WasMet is true || state.MetElsewhere?.Contains(NameOf(need), StringComparer.Ordinal) == true)
        && !state.LostNeeds.Contains(need.Target.ToString(), StringComparer.Ordinal);

    /// <summary>What was ready has not completed by that: a revision may ask for the other of the two.</summary>
    private static string NameOf(NeedStatus need) =>
        need.Need.IsCompletion ? $"{need.Target} completed" : need.Target.ToString();

    private static bool IsElsewhere(NeedStatus need) => need.Target.Node is not null;
}
