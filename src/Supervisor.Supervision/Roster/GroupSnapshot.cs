using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Roster;

/// <summary>A group as everybody else sees it.</summary>
public sealed record GroupSnapshot
{
    public required string Name { get; init; }

    /// <inheritdoc cref="Agents.AgentSnapshot.Version"/>
    public required long Version { get; init; }

    /// <summary>Of <see cref="GroupStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>By its ready rule.</summary>
    public required bool IsReady { get; init; }

    /// <summary>
    /// It is ready, or has heard of each of its agents since the daemon has started: until then, that it is not ready means
    /// nothing. Others may have heard of them before it has.
    /// </summary>
    public bool IsKnown { get; init; } = true;

    public required string Reason { get; init; }

    public required HybridTime Since { get; init; }

    /// <summary>How many of its agents count for its readiness, how many of those are ready, how many would be enough.</summary>
    public int Counted { get; init; }

    public int Ready { get; init; }

    public int Enough { get; init; }

    /// <inheritdoc cref="Agents.AgentSnapshot.Epoch"/>
    public long? Epoch { get; init; }

    public long Restarts { get; init; }
}
