using Supervisor.Node.Readiness.Folders;

namespace Supervisor.Node.Readiness.Speakers;

/// <summary>What a request tells of who sends it.</summary>
/// <param name="Token">Null when none was given.</param>
/// <param name="Claimed">The incarnation that the sender says it is of; null when it does not say.</param>
internal sealed record SpeakerFacts(AgentToken? Token, string? Claimed);
