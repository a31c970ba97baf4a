using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>It runs, and is ready or on its way.</summary>
internal sealed class RunningCauses : CauseFamily
{
    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (AgentCauses.SaidReady, new CauseNote("It said so.", "")),
            (AgentCauses.ProbePassed, new CauseNote("Its probe passes.", "")),
            (AgentCauses.Healthy, new CauseNote("Its container's health check passes.", "")),
            (
                AgentCauses.NobodyVouches,
                new CauseNote(
                    "Nobody says whether it is: it has no probe and has never sent word, so its running has to do.",
                    ""
                )
            ),
            (
                AgentCauses.SilentButAlive,
                new CauseNote("It said so once and has been silent since; it lives, and that has to do.", "")
            ),
            (
                AgentCauses.NotYetReady,
                new CauseNote(
                    "It has not said so yet, and no probe has passed.",
                    "If it is not ready within its start deadline, it counts as failed and is started again."
                )
            )
        );
}
