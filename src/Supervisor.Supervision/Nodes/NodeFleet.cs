using System.Diagnostics.CodeAnalysis;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Nodes;

/// <summary>What of a fleet a node has to run, and whether it may.</summary>
public sealed record NodeFleet
{
    public static NodeFleet None { get; } = new();

    /// <summary>The last that was applied; 0 for none.</summary>
    public long Revision { get; init; }

    /// <summary>Of its content.</summary>
    public string Hash { get; init; } = "";

    /// <summary>
    /// The last revision that somebody applied: those since have only gained, or changed, what single nodes brought along. Null: this one.
    /// </summary>
    public long? Basis { get; init; }

    /// <summary>Of the content that the daemon was last told at its start to apply: told the same again, it applies nothing.</summary>
    public string StartHash { get; init; } = "";

    /// <summary>Those that it has, and those that are to end and have not.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>
    /// Pinned groups that a revision has given to this node, and of which it is not known yet that no other runs them. Nothing of them begins
    /// here before. Also those that are to end by now: should another revision bring one back, it was never this node's.
    /// </summary>
    [AllowNull]
    public IReadOnlyList<string> Unsettled
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Groups that may move, or could when they were in a revision last: none of them is this node's without being asked for.</summary>
    [AllowNull]
    public IReadOnlyList<string> Movable
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Who stopped all of it; null while it is to run.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Null also of a stop that was written down before this was.</summary>
    public HybridTime? StoppedAt { get; init; }

    /// <summary>Null while it may act by itself.</summary>
    public NodeFreeze? Freeze { get; init; }

    /// <summary>So much was restarted that nothing more is for the time being.</summary>
    public NodeStorm? Storm { get; init; }
}

public sealed record NodeFreeze(string By, string Why, HybridTime Since);

/// <param name="Restarts">How many had come within a minute.</param>
public sealed record NodeStorm(int Restarts, HybridTime Since);
