using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>It was ready, and is not any more.</summary>
internal sealed class UnreadyCauses : CauseFamily
{
    private const string RunsOn = "It runs on, and is ready again as soon as";

    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (
                AgentCauses.SaidNotReady,
                new CauseNote("It took its word back.", $"{RunsOn} it says so.", Remedies.RestartAgent)
            ),
            (
                AgentCauses.TtlExpired,
                new CauseNote(
                    "It has not renewed its word in time.",
                    $"{RunsOn} it sends word; a program that hangs has to be restarted.",
                    Remedies.RestartAgent
                )
            ),
            (
                AgentCauses.ProbeFailed,
                new CauseNote("Its probe fails.", $"{RunsOn} the probe passes.", Remedies.RestartAgent)
            ),
            (
                AgentCauses.Unhealthy,
                new CauseNote(
                    "Its container's health check fails.",
                    $"{RunsOn} the probe passes.",
                    Remedies.RestartAgent
                )
            ),
            (
                AgentCauses.Paused,
                new CauseNote(
                    "Its container is paused, so nothing in it gets any time.",
                    "What was there, is there, and goes on when somebody lets it. Deadlines pass all the same: one that is missed, "
                        + "or a liveness probe that fails, has it started anew."
                )
            ),
            (
                AgentCauses.SaidStopping,
                new CauseNote("It said that it is about to end.", "What follows is decided when it has ended.")
            )
        );

    // Nobody but the engine can undo what was done by the engine.
    internal override Account Explain(AgentSubject subject) =>
        subject.Agent is { Cause: AgentCauses.Paused, Pause: { } pause }
            ? base.Explain(subject) with
            {
                Remedy = pause.Remedy,
            }
            : base.Explain(subject);
}
