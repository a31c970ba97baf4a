using System.Text.Json.Serialization;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Roster.Remote.Wire;

/// <summary>An agent as its node sees it.</summary>
/// <param name="Phase">By its name; one that the listener does not know is none that it could conclude anything from.</param>
/// <param name="Since">When that began, on its node's clock.</param>
/// <param name="Wait">Why it is not ready; null when it is.</param>
public sealed record AgentWord(
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("agent")] string Agent,
    [property: JsonPropertyName("phase")] string Phase,
    [property: JsonPropertyName("cause")] string Cause,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("since")] HybridTime Since,
    [property: JsonPropertyName("wait")] WaitWord? Wait
) : RosterWord;

/// <summary>A group as its node sees it.</summary>
/// <param name="State">Of <see cref="GroupStates"/>.</param>
/// <param name="Since">When that began, on its node's clock.</param>
public sealed record GroupWord(
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("since")] HybridTime Since
) : RosterWord
{
    [JsonPropertyName("isReady")]
    public bool IsReady { get; init; }

    /// <inheritdoc cref="GroupSnapshot.IsKnown"/>
    [JsonPropertyName("isKnown")]
    public bool IsKnown { get; init; }

    [JsonPropertyName("counted")]
    public int Counted { get; init; }

    [JsonPropertyName("ready")]
    public int Ready { get; init; }

    [JsonPropertyName("enough")]
    public int Enough { get; init; }

    [JsonPropertyName("agents")]
    public GroupCount Agents { get; init; } = new(0, 0, 0);

    /// <summary>Why it is not ready; null when it is.</summary>
    [JsonPropertyName("wait")]
    public WaitWord? Wait { get; init; }
}

/// <summary>How many agents a group has, how many of them have completed, and of how many it is known how they stand.</summary>
public sealed record GroupCount(
    [property: JsonPropertyName("all")] int All,
    [property: JsonPropertyName("completed")] int Completed,
    [property: JsonPropertyName("known")] int Known
);

/// <summary>Its node has not heard of it, or not since its daemon was started.</summary>
/// <param name="Agent">Null: of a whole group.</param>
public sealed record AbsentWord(
    [property: JsonPropertyName("group")] string Group,
    [property: JsonPropertyName("agent")] string? Agent
) : RosterWord;

/// <summary>What somebody waits for in the end, as far as its node knows.</summary>
/// <param name="How">How it stands: <c>waits for db@pc2, whose probe failed</c>.</param>
/// <param name="After">The same after its name and a comma: <c>which waits for db@pc2, whose probe failed</c>.</param>
/// <param name="Remedy">The command line that clears it; empty where it gets on by itself.</param>
/// <param name="Urgency">0: it gets on by itself; 1: it may; 2: somebody has to do something.</param>
public sealed record WaitWord(
    [property: JsonPropertyName("how")] string How,
    [property: JsonPropertyName("after")] string After,
    [property: JsonPropertyName("remedy")] string Remedy,
    [property: JsonPropertyName("urgency")] int Urgency
);
