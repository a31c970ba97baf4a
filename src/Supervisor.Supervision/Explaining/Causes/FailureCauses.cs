using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>It failed. What follows depends on where that has led.</summary>
internal sealed class FailureCauses : CauseFamily
{
    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (AgentCauses.Exited, new CauseNote("It exited.", "")),
            (AgentCauses.Signalled, new CauseNote("A signal ended it.", "")),
            (AgentCauses.OutOfMemory, new CauseNote("It used more memory than it may, and was killed.", "")),
            (AgentCauses.ExitUnknown, new CauseNote("It is gone, and nobody was there to be told how it ended.", "")),
            (AgentCauses.StartFailed, new CauseNote("It could not be started.", "")),
            (AgentCauses.StartDeadline, new CauseNote("It was not ready within its start deadline.", "")),
            (AgentCauses.LivenessFailed, new CauseNote("Its liveness probe fails.", "")),
            (AgentCauses.WatchdogExpired, new CauseNote("Its watchdog was not fed in time.", "")),
            (AgentCauses.ProgressStalled, new CauseNote("It made no progress in the time that it has for that.", "")),
            (AgentCauses.SaidHung, new CauseNote("It said itself that it hangs.", "")),
            (AgentCauses.Rebooted, new CauseNote("The machine was restarted, and it with it.", "")),
            (
                AgentCauses.ContainerEnded,
                new CauseNote(
                    "The container that it runs in has ended, and it with it.",
                    "It starts again when its container runs, and has spent nothing."
                )
            ),
            (
                AgentCauses.EngineStopped,
                new CauseNote(
                    "The engine stopped it, as when the engine itself is restarted.",
                    "It is started again when the engine is there, and has spent nothing."
                )
            )
        );

    internal override Account Explain(AgentSubject subject)
    {
        var address = subject.Address;
        var hasRun = subject.Agent.Cause != AgentCauses.StartFailed;
        var log = hasRun ? $"'pbm agent logs {address}' shows what it wrote." : "";
        var (outlook, remedy) = subject.Agent.Phase switch
        {
            AgentPhase.Backoff => (
                Sentences.Join("It starts again by itself, after a delay that grows with each failure.", log),
                Remedies.RestartAgent(address)
            ),
            AgentPhase.Quarantined => (
                Sentences.Join("It stays down until somebody releases it.", log),
                Remedies.ReleaseAgent(address)
            ),
            AgentPhase.Stopped => (Sentences.Join("It stays down.", log), Remedies.StartAgent(address)),
            AgentPhase.Stopping => ("When it has ended, it counts as failed.", Remedies.None),
            AgentPhase.NotReady => ("It runs on.", Remedies.RestartAgent(address)),
            _ => ("It starts again by itself.", Remedies.None),
        };
        return base.Explain(subject) with { Outlook = outlook, Remedy = remedy };
    }
}
