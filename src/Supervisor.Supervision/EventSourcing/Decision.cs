using System.Collections.Immutable;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What a decider makes of a message: events, or nothing, or a refusal that changes nothing.</summary>
/// <param name="Refusal">Why a command is not carried out, as a sentence for who asked; null when it is.</param>
public sealed record Decision<TEvent>(ImmutableArray<TEvent> Events, string? Refusal)
{
    public static Decision<TEvent> Nothing { get; } = new([], null);

    public static Decision<TEvent> Happened(params ImmutableArray<TEvent> events) => new(events, null);

    public static Decision<TEvent> Refused(string reason) => new([], reason);
}
