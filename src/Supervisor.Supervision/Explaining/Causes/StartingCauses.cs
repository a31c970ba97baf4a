using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>Its start was decided, and what came of it is not known yet.</summary>
internal sealed class StartingCauses : CauseFamily
{
    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (AgentCauses.Starting, new CauseNote("Its process is being made.", "")),
            (
                AgentCauses.StartUnknown,
                new CauseNote(
                    "Whether its start came about is not known.",
                    "The node looks at what is really there, and goes on from that; it never starts it twice."
                )
            )
        );
}
