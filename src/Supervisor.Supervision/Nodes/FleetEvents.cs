using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Nodes;

/// <param name="Hash">Of its content.</param>
/// <param name="Groups">Of this node.</param>
/// <param name="IsOfStart">The daemon was told at its start to apply it.</param>
public sealed record RevisionApplied(
    long Number,
    string Hash,
    IReadOnlyList<string> Groups,
    string By,
    bool IsOfStart,
    HybridTime At
) : NodeEvent
{
    /// <summary>An operator's stop goes on: nobody has said that it should run again.</summary>
    public bool KeepsStop { get; init; }

    /// <inheritdoc cref="NodeFleet.Basis"/>
    public long? Basis { get; init; }

    /// <inheritdoc cref="NodeFleet.Unsettled"/>
    /// <remarks>Null: none.</remarks>
    public IReadOnlyList<string>? Unsettled { get; init; }

    /// <inheritdoc cref="NodeFleet.Movable"/>
    /// <remarks>Null: none, or a version that did not say.</remarks>
    public IReadOnlyList<string>? Movable { get; init; }

    /// <summary>Of what the daemon was told at its start, where the revision is more than that; null: it is just that.</summary>
    public string? StartHash { get; init; }
}

/// <summary>From now on a pinned group is this node's, and nobody is asked any more.</summary>
public sealed record GroupSettled(string Group) : NodeEvent;

/// <summary>A group that is in no revision any more has ended.</summary>
public sealed record GroupEnded(string Group) : NodeEvent;

public sealed record FleetStopped(string By, HybridTime At) : NodeEvent;

public sealed record FleetStarted(string By, HybridTime At) : NodeEvent;

public sealed record FleetFrozen(string By, string Why, HybridTime At) : NodeEvent;

public sealed record FleetThawed(string By, HybridTime At) : NodeEvent;

/// <inheritdoc cref="NodeFleet.Storm"/>
public sealed record StormBegan(int Restarts, HybridTime At) : NodeEvent;

public sealed record StormEnded(HybridTime At) : NodeEvent;
