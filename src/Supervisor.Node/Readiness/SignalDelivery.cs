using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness;

/// <summary>Brings a word to the supervisor of its agent, and back what became of it.</summary>
internal sealed class SignalDelivery(IAgentDirectory directory)
{
    /// <summary>Above what a journal may take to answer, so that who waits is told what happened and not that time is over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public IAgentDirectory Directory => directory;

    /// <returns>Null when nobody has said what became of it.</returns>
    public async ValueTask<SignalOutcome?> DeliverAsync(AgentSignal signal)
    {
        if (directory.Find(signal.Agent) is not { } supervisor)
        {
            return SignalOutcome.Refused(SignalCodes.UnknownAgent, $"The node has no agent '{signal.Agent}'.");
        }

        var outcome = await supervisor.Ask<SignalOutcome>(reply => new SignalCame(signal, reply), Patience);
        return outcome.IsAnswered ? outcome.Reply : null;
    }
}
