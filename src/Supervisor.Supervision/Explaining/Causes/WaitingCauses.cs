using System.Collections.Frozen;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining.Waiting;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>It is to run, and something has to come first.</summary>
internal sealed class WaitingCauses : CauseFamily
{
    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (AgentCauses.NeedNotReady, new CauseNote("It waits for what it needs.", "")),
            (
                AgentCauses.Frozen,
                new CauseNote(
                    "The fleet is frozen.",
                    "Nothing is started or stopped by itself until it is thawed.",
                    _ => Remedies.Thaw
                )
            ),
            (
                AgentCauses.RestartStorm,
                new CauseNote(
                    "Too much has failed on this node within a short time, so nothing is restarted by itself.",
                    "That is over when nothing was restarted for half a minute; a command starts it at once.",
                    Remedies.StartAgent
                )
            ),
            (
                AgentCauses.Due,
                new CauseNote(
                    "It is about to start.",
                    "Only so many start at a time, and it starts when it is its turn."
                )
            ),
            (
                AgentCauses.StrayRuns,
                new CauseNote(
                    "A process of an earlier incarnation still runs.",
                    "It is being stopped, and this one starts when it has ended: there are never two."
                )
            ),
            (
                AgentCauses.RuntimeUnreachable,
                new CauseNote(
                    "What runs the processes of this node cannot be reached.",
                    "What runs, runs on; the connection is tried again all the time."
                )
            ),
            (
                AgentCauses.GuardAway,
                new CauseNote(
                    "The guard is not there, which ends what may not run any more.",
                    "What runs, runs on; it is started when the guard is back."
                )
            )
        );

    internal override Account Explain(AgentSubject subject) =>
        subject.Agent is { Cause: AgentCauses.NeedNotReady, Missing.Count: > 0 }
            ? WaitAccount.Of(subject)
            : base.Explain(subject);
}
