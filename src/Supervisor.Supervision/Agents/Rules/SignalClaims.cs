using Supervisor.Supervision.Agents.Events;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>Tells one refused word from another, so that each is noted once and not for as long as somebody repeats it.</summary>
internal static class SignalClaims
{
    internal static string Of(AgentRefusedSignal refused) => $"{refused.Claimed} {refused.Source} {refused.Word}";
}
