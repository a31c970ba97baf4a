using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>
/// The small state of a movable group, as the store has it: what the next owner must know before it starts anything. Only what is
/// said otherwise than usual is written.
/// </summary>
public sealed record GroupNote
{
    public const int Newest = 1;

    private static readonly IReadOnlyDictionary<string, AgentNote> NoAgents = new Dictionary<string, AgentNote>(
        StringComparer.Ordinal
    );

    public static GroupNote Empty { get; } = new();

    /// <summary>The version of this form.</summary>
    [JsonPropertyName("form")]
    public int Form { get; init; } = Newest;

    /// <summary>Set while an operator's stop of the group holds.</summary>
    [JsonPropertyName("stoppedBy")]
    public string? StoppedBy { get; init; }

    [JsonPropertyName("quarantine")]
    public NotedQuarantine? Quarantine { get; init; }

    /// <summary>A restart of several agents that is under way.</summary>
    [JsonPropertyName("round")]
    public NotedRound? Round { get; init; }

    /// <summary>Restarts of all agents together.</summary>
    [JsonPropertyName("shared")]
    public NotedRestarts? Shared { get; init; }

    /// <summary>Restarts of the whole group, after escalations.</summary>
    [JsonPropertyName("whole")]
    public NotedRestarts? Whole { get; init; }

    /// <summary>Those of which there is anything to say.</summary>
    [JsonPropertyName("agents")]
    [AllowNull]
    public IReadOnlyDictionary<string, AgentNote> Agents
    {
        get;
        init => field = value ?? NoAgents;
    } = NoAgents;

    public AgentNote Of(string agent) => Agents.GetValueOrDefault(agent, AgentNote.Empty);

    public bool Equals(GroupNote? other) =>
        other is not null
        && (Form, StoppedBy) == (other.Form, other.StoppedBy)
        && Quarantine == other.Quarantine
        && Round == other.Round
        && Shared == other.Shared
        && Whole == other.Whole
        && Agents.Count == other.Agents.Count
        && Agents.All(agent => other.Agents.TryGetValue(agent.Key, out var same) && same == agent.Value);

    public override int GetHashCode() => HashCode.Combine(Form, StoppedBy, Quarantine, Shared, Whole, Agents.Count);
}

/// <param name="Agent">Whose escalation was one too many.</param>
public sealed record NotedQuarantine(
    [property: JsonPropertyName("agent")] string Agent,
    [property: JsonPropertyName("reason")] string Reason
);

/// <param name="Due">Not before this, in milliseconds since 1970.</param>
public sealed record NotedRound(
    [property: JsonPropertyName("trigger")] string Trigger,
    [property: JsonPropertyName("agents")] IReadOnlyList<string> Agents,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("due")] long Due
)
{
    public bool Equals(NotedRound? other) =>
        other is not null
        && (Trigger, Reason, Due) == (other.Trigger, other.Reason, other.Due)
        && Agents.SequenceEqual(other.Agents, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Trigger, Reason, Due, Agents.Count);
}
