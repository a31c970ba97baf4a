using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Groups;

/// <summary>All that a group's journal says of it.</summary>
public sealed record GroupState
{
    public static GroupState Initial { get; } = new();

    /// <summary>Those that are defined, and those that are not any more and have not ended yet.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Since when each of them is here.</summary>
    public IReadOnlyDictionary<string, HybridTime> Joined { get; init; } =
        new Dictionary<string, HybridTime>(StringComparer.Ordinal);

    /// <summary>Set while an operator's stop holds.</summary>
    public string? StoppedBy { get; init; }

    public GroupQuarantine? Quarantine { get; init; }

    /// <summary>The restart of several agents that is under way.</summary>
    public GroupRound? Round { get; init; }

    /// <summary>The number of the last round.</summary>
    public long Rounds { get; init; }

    /// <summary>Rounds that nobody ordered.</summary>
    public long Restarts { get; init; }

    /// <summary>Of the last event that changed what the group is to do, and before that of its beginning.</summary>
    public HybridTime Since { get; init; }

    /// <summary>Kept when an agent or the group is removed: should it come back, its old failures are no news.</summary>
    public IReadOnlyDictionary<string, AgentTally> Tallies { get; init; } =
        new Dictionary<string, AgentTally>(StringComparer.Ordinal);

    /// <summary>Restarts of all agents together, under all-for-one.</summary>
    public BudgetHistory SharedHistory { get; init; } = BudgetHistory.Empty;

    /// <summary>Restarts of the whole group, after escalations.</summary>
    public BudgetHistory GroupHistory { get; init; } = BudgetHistory.Empty;

    /// <summary>Of the last ownership by which this node has run it; 0 for none.</summary>
    public long Epoch { get; init; }

    /// <summary>It was in no revision any more, and has ended.</summary>
    public bool IsRemoved { get; init; }

    internal AgentTally TallyOf(string agent) => Tallies.GetValueOrDefault(agent, AgentTally.None);

    internal bool IsToRun(GroupMandate mandate) =>
        mandate is { Definition: not null, Run: true } && StoppedBy is null && Quarantine is null;
}

/// <summary>What a group remembers of one of its agents.</summary>
/// <param name="Failures">Those that were answered.</param>
/// <param name="Escalations">Those that were answered.</param>
/// <param name="ExhaustedThrough"><inheritdoc cref="AgentOrders.ExhaustedThrough" path="/summary"/></param>
/// <param name="History">Of the restarts that its failures cost, under rest-for-one.</param>
public sealed record AgentTally(long Failures, long Escalations, long ExhaustedThrough, BudgetHistory History)
{
    public static AgentTally None { get; } = new(0, 0, 0, BudgetHistory.Empty);
}

/// <param name="Trigger">Of <see cref="GroupTriggers"/>.</param>
/// <param name="Agents">Who goes down and starts again.</param>
/// <param name="Due">Not before this.</param>
public sealed record GroupRound(
    long Number,
    string Trigger,
    IReadOnlyList<string> Agents,
    string Reason,
    BootMoment Due
)
{
    /// <summary>The same on the wall clock, for another machine.</summary>
    public HybridTime DueAt { get; init; }
}

/// <param name="Agent">Whose escalation was one too many.</param>
/// <param name="Definition">Of which definition it is: another one releases the group.</param>
public sealed record GroupQuarantine(string Agent, string Reason, string Definition);
