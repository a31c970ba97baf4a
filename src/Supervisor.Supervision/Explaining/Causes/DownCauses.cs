using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>It is not to run, by somebody's will or by the rules.</summary>
internal sealed class DownCauses : CauseFamily
{
    private const string StaysDown = "It stays down until somebody releases it, or a revision defines it otherwise.";

    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (
                AgentCauses.OperatorStop,
                new CauseNote("An operator stopped it.", "It stays so until it is started.", Remedies.StartAgent)
            ),
            (
                AgentCauses.GroupStop,
                new CauseNote(
                    "An operator stopped its group.",
                    "It stays so until the group is started.",
                    agent => Remedies.StartGroup(agent.Group)
                )
            ),
            (
                AgentCauses.FleetDown,
                new CauseNote(
                    "The fleet was taken down.",
                    "It stays so until the fleet is started.",
                    _ => Remedies.StartFleet
                )
            ),
            (
                AgentCauses.Removed,
                new CauseNote("It is in no revision any more.", "It is forgotten when it has ended.")
            ),
            (
                AgentCauses.NotRestarted,
                new CauseNote("It ended, and its restart rule leaves it so.", "", Remedies.StartAgent)
            ),
            (AgentCauses.Completed, new CauseNote("It did what it had to do, and ended with success.", "")),
            (
                AgentCauses.RestartsExhausted,
                new CauseNote("It failed more often than it may be restarted.", StaysDown, Remedies.ReleaseAgent)
            ),
            (
                AgentCauses.GroupQuarantined,
                new CauseNote("Its group used up its restarts.", StaysDown, agent => Remedies.ReleaseGroup(agent.Group))
            ),
            (
                AgentCauses.GroupRestart,
                new CauseNote(
                    "Its group is being restarted.",
                    "It starts again when all who go down with it are down, and after a failure after a delay.",
                    agent => Remedies.RestartGroup(agent.Group)
                )
            ),
            (
                AgentCauses.GroupDecides,
                new CauseNote("It failed, and its failure concerns its siblings.", "Its group decides what follows.")
            ),
            (
                AgentCauses.Escalated,
                new CauseNote("It used up its restarts and left it to its group.", "Its group decides what follows.")
            ),
            (
                AgentCauses.OwnedElsewhere,
                new CauseNote(
                    "Another node owns its group.",
                    "It runs there, and here only if this node comes to own it."
                )
            ),
            (AgentCauses.Unowned, new CauseNote("No node owns its group yet.", "It starts on the one that takes it.")),
            (
                AgentCauses.FitsNowhere,
                new CauseNote(
                    "No node can take its group.",
                    "It starts on the first that can: 'pbm group why' says what each lacks."
                )
            ),
            (
                AgentCauses.RunsElsewhere,
                new CauseNote(
                    "A revision has given its group to this node, and another has not said that it has ended there.",
                    "It starts when that has: two of it never run."
                )
            ),
            (
                AgentCauses.MovesAway,
                new CauseNote("Its group is to run on another node.", "It is given up when all of it has ended here.")
            ),
            (
                AgentCauses.RightLost,
                new CauseNote(
                    "This node could not renew its ownership of the group in time.",
                    "Another node may run it by now. It starts again where it is owned."
                )
            ),
            (
                AgentCauses.Forbidden,
                new CauseNote(
                    "This node forbids what its group asks for.",
                    "It stays down until the fleet asks for it no more, or this node's settings (--forbid, --allow-paths) allow it."
                )
            ),
            (
                AgentCauses.ClaimUnusable,
                new CauseNote(
                    "Who owns its group cannot be told.",
                    "It is started nowhere until that can be: bring all nodes to one version, and look at the store."
                )
            )
        );

    // Who is still on its way down need not be hastened.
    internal override Account Explain(AgentSubject subject) =>
        subject.Agent is { Cause: AgentCauses.GroupRestart, Phase: AgentPhase.Stopping }
            ? base.Explain(subject) with
            {
                Remedy = Remedies.None,
            }
            : base.Explain(subject);
}
