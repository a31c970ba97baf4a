using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>What is to be said of one cause.</summary>
/// <param name="Meaning">The reason as a sentence, where the agent's supervisor gave none.</param>
/// <param name="Outlook">What happens next by itself, or what has to be done.</param>
/// <param name="Remedy">The command line that clears it; null when nothing need be done.</param>
internal sealed record CauseNote(string Meaning, string Outlook, Func<AgentAddress, string>? Remedy = null)
{
    internal Account Of(AgentSubject subject)
    {
        var agent = subject.Agent;
        var reason = string.IsNullOrWhiteSpace(agent.Reason) ? Meaning : agent.Reason;
        return new Account(
            Clause.WithReason(PhaseText.Of(agent.Phase), reason),
            Outlook,
            Remedy?.Invoke(subject.Address) ?? Remedies.None
        );
    }
}
