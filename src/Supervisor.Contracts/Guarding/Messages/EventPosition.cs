using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Messages;

/// <summary>A place in the events of one run of the guard; the next run counts anew.</summary>
/// <param name="Run">Which run; empty for whoever has seen none.</param>
public sealed record EventPosition(
    [property: JsonPropertyName("run")] string Run,
    [property: JsonPropertyName("sequence")] long Sequence
);
