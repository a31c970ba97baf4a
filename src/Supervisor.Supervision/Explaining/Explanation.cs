using Supervisor.Supervision.Explaining.History;

namespace Supervisor.Supervision.Explaining;

/// <summary>Why an agent or a group is as it is, and what would clear it.</summary>
/// <param name="Name">As operators call it.</param>
/// <param name="State">The agent's phase, or the group's state.</param>
/// <param name="Cause">Stable, for programs: of <see cref="Agents.AgentCauses"/> or <see cref="GroupCauses"/>.</param>
/// <param name="Text">One sentence or several.</param>
/// <param name="Remedy">The command line that clears it; empty when nothing need be done, or no command could help.</param>
public sealed record Explanation(
    string Name,
    string State,
    string Cause,
    string Text,
    IReadOnlyList<ExplanationDetail> Details,
    string Remedy
)
{
    /// <summary>Null: of what is pinned.</summary>
    public Placement? Placement { get; init; }

    /// <summary>What led to it, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}

/// <param name="Name">In camel case, as programs read it: never renamed.</param>
public sealed record ExplanationDetail(string Name, string Text);
