using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Messages;

/// <summary>What a guard sends: an answer or an event.</summary>
public sealed record GuardMessage(
    [property: JsonPropertyName("answer")] GuardAnswer? Answer = null,
    [property: JsonPropertyName("event")] GuardEvent? Event = null
);
