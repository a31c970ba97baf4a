using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor knows that is in no journal.</summary>
internal sealed record FleetFacts
{
    internal static readonly FleetFacts None = new();

    /// <summary>Null until the applied revision was read.</summary>
    internal NodePlan? Plan { get; init; }

    /// <summary>When agents were restarted by themselves, within the window that storms are told by; on the boot clock.</summary>
    internal ImmutableQueue<TimeSpan> Restarts { get; init; } = [];

    internal int RestartCount { get; init; }
}
