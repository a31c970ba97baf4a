using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's supervisor knows that is in no journal: others say it again after each start of the daemon.</summary>
internal sealed record AgentFacts
{
    internal static readonly AgentFacts None = new();

    internal AgentOrders Orders { get; init; } = new(null, Run: false);

    /// <summary>Null before the roster has said anything.</summary>
    internal NeedsView? Needs { get; init; }

    /// <summary>Why the runtime cannot be asked; null when it can.</summary>
    internal string? RuntimeProblem { get; init; }

    /// <summary>Who needs this agent, is to stop as well, and is not down yet.</summary>
    internal ImmutableArray<AgentAddress> DependentsToStop { get; init; } = [];

    internal AgentDefinition? Definition => Orders.Definition;
}
