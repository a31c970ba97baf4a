using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>Its start was decided, or it ran when the daemon ended, and what came of it is not known yet.</summary>
internal sealed class StartingCauses : CauseFamily
{
    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (AgentCauses.Starting, new CauseNote("Its process is being made.", "")),
            (
                AgentCauses.NotLookedYet,
                new CauseNote(
                    "Its supervisor has not seen yet what runs.",
                    "It looks at once; what runs is adopted as it is."
                )
            ),
            (
                AgentCauses.SupervisorOutOfUse,
                new CauseNote(
                    "Its supervisor cannot speak for it.",
                    "What runs, runs on, and nobody looks after it. What is wrong stands in the daemon's log; 'pbm node stop' "
                        + "and a start of the daemon have its history read again."
                )
            ),
            (
                AgentCauses.StartUnknown,
                new CauseNote(
                    "Whether its start came about is not known.",
                    "The node looks at what is really there, and goes on from that; it never starts it twice."
                )
            )
        );
}
