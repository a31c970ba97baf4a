using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>
/// Who may run what, as one node decides it for itself. First what the message says is taken down; then all that follows from
/// what is known now is done, whichever message brought the last of it.
/// </summary>
internal sealed class OwnershipRules(RightRules rights)
{
    internal OwnershipTurn Decide(OwnershipState state, OwnershipMessage message, OwnershipMoment moment)
    {
        var turn = new OwnershipTurn(state, moment, rights);
        if (message is ClaimsTold claims && !ClaimRules.See(turn, claims.View))
        {
            // Each claim of the cluster is renewed every second; what follows from the time that passes is for the next tick.
            return turn;
        }

        TakeDown(turn, message);
        turn.State = turn.State with { Places = turn.State.PlacesNow };
        ClaimRules.Settle(turn);
        RenewalRules.Settle(turn);
        NoteRules.Settle(turn);
        LeaveRules.Settle(turn, message is FollowFleet or DrainNodes or MembersTold or GiveAllBack);
        TakeRules.Settle(turn);
        ResidenceRules.Settle(turn);
        StandingRules.Settle(turn);
        return turn;
    }

    private static void TakeDown(OwnershipTurn turn, OwnershipMessage message)
    {
        switch (message)
        {
            case FollowFleet fleet:
                turn.State = turn.State with { Fleet = fleet, Planned = MovableOf(fleet.Plan) };
                break;
            case ResidencesTold residences:
                turn.State = turn.State with { Residences = residences.View };
                break;
            case DrainNodes drain:
                turn.State = turn.State with { Drained = drain.Nodes, KnowsDrained = true };
                break;
            case GiveAllBack or TakeAgain:
                turn.State = turn.State with { IsLeaving = message is GiveAllBack };
                break;
            case PrepareRestart:
                turn.State = turn.State with { RestartPlanned = turn.Now };
                break;
            case MembersTold members:
                turn.State = turn.State with
                {
                    Members = members.View,
                    Spells = SpellsOf(members.View, turn.State.Spells, turn.Now),
                };
                break;
            case TakeEnded ended:
                TakeRules.TakeDown(turn, ended);
                break;
            case RenewEnded ended:
                RenewalRules.TakeDown(turn, ended);
                break;
            case GiveBackEnded ended:
                LeaveRules.TakeDown(turn, ended);
                break;
            case OwnedGroupEnded ended:
                LeaveRules.TakeDown(turn, ended);
                break;
            case GroupNoteIs said:
                NoteRules.TakeDown(turn, said);
                break;
            case NoteRead read:
                NoteRules.TakeDown(turn, read);
                break;
            case NoteWritten written:
                NoteRules.TakeDown(turn, written);
                break;
        }
    }

    private static ImmutableDictionary<string, GroupDefinition> MovableOf(NodePlan plan) =>
        plan
            .Groups.Where(static group => group.Movable is not null)
            .ToImmutableDictionary(static group => group.Name, StringComparer.Ordinal);

    private static ImmutableDictionary<Contracts.Ids.NodeId, MemberSpell> SpellsOf(
        MembersView view,
        ImmutableDictionary<Contracts.Ids.NodeId, MemberSpell> before,
        BootMoment now
    ) =>
        before
            .RemoveRange(before.Keys.Where(node => !view.Members.ContainsKey(node)))
            .SetItems(
                view.Members.Where(member => before.GetValueOrDefault(member.Key)?.Run != member.Value.Run)
                    .Select(member => KeyValuePair.Create(member.Key, new MemberSpell(member.Value.Run, now)))
            );
}
