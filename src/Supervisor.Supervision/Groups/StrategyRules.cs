using Supervisor.Fleet.Model;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>What a failed agent means for its siblings.</summary>
internal static class StrategyRules
{
    /// <summary>Whoever is down already, for another's failure, stays so until this is over too.</summary>
    internal static GroupRound RoundFor(GroupDraft draft, string failed, TimeSpan delay)
    {
        var (definition, open) = (draft.Mandate.Definition!, draft.State.Round);
        var affected = AffectedBy(failed, definition).Concat(open?.Agents ?? []).ToHashSet(StringComparer.Ordinal);
        var remaining = open is null ? TimeSpan.Zero : RoundRules.Remaining(open, draft.Now.Boot);
        return RoundRules.Next(
            draft,
            GroupTriggers.Failure,
            [.. RoundRules.AllOf(draft.Mandate).Where(affected.Contains)],
            $"{failed} failed, and with it restart those that fail with it.",
            draft.Now.Boot.After(delay > remaining ? delay : remaining)
        );
    }

    private static IEnumerable<string> AffectedBy(string failed, GroupDefinition definition)
    {
        var names = definition.Agents.Select(agent => agent.Address.Agent);
        return definition.Strategy switch
        {
            GroupStrategy.AllForOne => names.Where(name => name != AgentAddress.HolderName),
            GroupStrategy.RestForOne => names.SkipWhile(name => name != failed),
            // It failed under another strategy, and its answer is still due.
            _ => [failed],
        };
    }
}
