using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Groups;

/// <summary>What operators may order a group to do, and when they are refused.</summary>
internal static class GroupCommandRules
{
    /// <returns>Why it is refused; null: it is not, or is no command.</returns>
    internal static string? Take(GroupDraft draft, GroupMessage message) =>
        message switch
        {
            ICommand when draft.Mandate is { IsMovable: true, Handover: null } mandate => NotHere(mandate),
            StopGroup stop => Stop(draft, stop.By),
            StartGroup start => WhyNotStarted(draft) ?? Start(draft, start.By),
            RestartGroup restart => WhyNotStarted(draft) ?? Restart(draft, restart.By),
            ReleaseGroup release => Release(draft, release.By),
            _ => null,
        };

    // Another node's word counts, and what is ordered here would not be heard of there.
    private static string NotHere(GroupMandate mandate) =>
        $"It is a movable group, and this node does not own it. {mandate.Reason} Ask again when a node has it; pbm group why {mandate.Definition?.Name ?? "NAME"} says which may.";

    // A stop is obeyed in every state: nobody should have to bring up what is to stay down.
    private static string? Stop(GroupDraft draft, string by)
    {
        if (draft.State.StoppedBy is null)
        {
            draft.Add(new GroupStopped(by, draft.Now.Time));
        }

        return null;
    }

    private static string? Start(GroupDraft draft, string by)
    {
        if (draft.State.StoppedBy is not null)
        {
            draft.Add(new GroupStarted(by, draft.Now.Time));
        }

        return null;
    }

    private static string? Restart(GroupDraft draft, string by)
    {
        if (draft.State.StoppedBy is not null)
        {
            return Start(draft, by);
        }

        RoundRules.BeginByOrder(draft, by);
        return null;
    }

    private static string? Release(GroupDraft draft, string by)
    {
        if (draft.State.Quarantine is not null)
        {
            draft.Add(new GroupReleased(by, draft.Now.Time));
            return null;
        }

        var agents = draft.Facts.Agents.Values.Where(agent => agent.Phase == AgentPhase.Quarantined);
        var names = string.Join(", ", agents.Select(agent => agent.Address.ToString()).Order(StringComparer.Ordinal));
        return names.Length == 0
            ? "The group is not quarantined."
            : $"The group is not quarantined, agents of it are. Release them: pbm agent release {names}";
    }

    private static string? WhyNotStarted(GroupDraft draft) =>
        (draft.State, draft.Mandate) switch
        {
            (_, { Definition: null }) => "No revision has the group any more.",
            ({ Quarantine: { } quarantine }, { Definition.Name: var name }) =>
                $"The group is quarantined: {quarantine.Reason} Release it: pbm group release {name}",
            (_, { Cause: AgentCauses.Forbidden, Reason: var why }) =>
                $"{why} No command changes that: it is a setting of the node (--forbid, --allow-paths).",
            (_, { Cause: AgentCauses.RunsElsewhere, Reason: var why }) => why,
            (_, { Run: false, Reason: var reason }) => $"{reason} Start it again: pbm fleet start",
            (_, { IsFrozen: true }) => "The fleet is frozen, and nothing is started. Thaw it: pbm fleet thaw",
            _ => null,
        };
}
