using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's supervisor knows that is in no journal: others say it again after each start of the daemon.</summary>
internal sealed record AgentFacts
{
    internal static readonly AgentFacts None = new();

    /// <summary>Null before its group has said anything: then nothing is concluded.</summary>
    internal AgentOrders? Orders { get; init; }

    /// <summary>Null before the roster has said anything.</summary>
    internal NeedsView? Needs { get; init; }

    /// <summary>Why the runtime cannot be asked; null when it can.</summary>
    internal string? RuntimeProblem { get; init; }

    /// <summary>Who needs this agent, is to stop as well, and is not down yet.</summary>
    internal ImmutableArray<AgentAddress> DependentsToStop { get; init; } = [];

    /// <summary>Incarnations of this agent that run and should not.</summary>
    internal ImmutableHashSet<string> Strays { get; init; } = [];

    /// <summary>The line for people that it gave last.</summary>
    internal string? Status { get; init; }

    /// <summary>Why it cannot send word; null when it can.</summary>
    internal string? Trouble { get; init; }

    internal AgentDefinition? Definition => Orders?.Definition;

    /// <summary>Why nothing is done by itself now; null when it may be.</summary>
    internal string? Hold => Orders?.Hold;
}
