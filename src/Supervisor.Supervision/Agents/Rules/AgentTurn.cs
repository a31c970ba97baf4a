using System.Collections.Immutable;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>One decision in the making: each event that is decided on is at once part of the state that the rest is decided on.</summary>
internal sealed class AgentTurn(AgentState state, AgentFacts facts, Moment now)
{
    private readonly ImmutableArray<AgentEvent>.Builder _events = ImmutableArray.CreateBuilder<AgentEvent>();

    internal AgentState State { get; private set; } = state;

    internal AgentFacts Facts => facts;

    internal Moment Now => now;

    internal AgentDefinition? Definition => facts.Definition;

    internal ImmutableArray<AgentEvent> Events => _events.ToImmutable();

    /// <summary>Fleet, group and operator want it to run.</summary>
    internal bool IsWanted => facts.IsWanted(State);

    /// <summary>A word, a result or a deadline that is about what is the agent now.</summary>
    internal bool IsCurrent(string incarnation) => incarnation.Length > 0 && incarnation == State.Incarnation;

    internal void Happens(AgentEvent happened)
    {
        var dated = happened with { At = now.Time };
        _events.Add(dated);
        State = AgentChanges.Apply(State, dated);
    }
}
