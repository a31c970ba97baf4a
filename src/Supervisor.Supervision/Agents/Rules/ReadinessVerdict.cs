namespace Supervisor.Supervision.Agents.Rules;

/// <param name="Cause">Of <see cref="AgentCauses"/>.</param>
internal sealed record ReadinessVerdict(bool IsReady, string Cause, string Reason);
