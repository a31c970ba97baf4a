using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Probing.Observing;

internal sealed record ObserverState
{
    internal static readonly ObserverState Initial = new();

    /// <summary>Only those of which a probe has something to say.</summary>
    internal ImmutableDictionary<AgentAddress, ObservedAgent> Agents { get; init; } =
        ImmutableDictionary<AgentAddress, ObservedAgent>.Empty;

    /// <summary>How many of them fail: counted along, because thousands of probes ask at each of their tries.</summary>
    internal int Failing { get; init; }

    internal DateTimeOffset? SuspectedSince { get; init; }

    internal bool IsSuspected => SuspectedSince is not null;

    internal ObserverDescription Description => new(SuspectedSince, Agents.Count, Failing);
}
