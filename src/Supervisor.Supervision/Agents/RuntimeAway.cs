using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents;

/// <summary>What runs an agent does not answer: the agent is as it was last seen.</summary>
/// <param name="Problem">Why it cannot be asked, as a sentence.</param>
/// <param name="Since">By the wall clock: when it was found that it does not answer.</param>
public sealed record RuntimeAway(RuntimeKind Kind, string Problem, DateTimeOffset Since);
