using System.Collections.Immutable;
using Supervisor.Supervision.Ownership.Notes;
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
        TakeDown(turn, message);
        ClaimRules.Settle(turn);
        RenewalRules.Settle(turn);
        NoteRules.Settle(turn);
        LeaveRules.Settle(turn, message is FollowFleet or DrainNodes or MembersTold or GiveAllBack);
        TakeRules.Settle(turn);
        StandingRules.Settle(turn);
        return turn;
    }

    private static void TakeDown(OwnershipTurn turn, OwnershipMessage message)
    {
        switch (message)
        {
            case FollowFleet fleet:
                turn.State = turn.State with { Fleet = fleet };
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
            case ClaimsTold claims:
                ClaimRules.See(turn, claims.View);
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

    private static ImmutableDictionary<Contracts.Ids.NodeId, MemberSpell> SpellsOf(
        MembersView view,
        ImmutableDictionary<Contracts.Ids.NodeId, MemberSpell> before,
        BootMoment now
    ) =>
        view.Members.ToImmutableDictionary(
            static member => member.Key,
            member =>
                before.TryGetValue(member.Key, out var spell) && spell.Run == member.Value.Run
                    ? spell
                    : new MemberSpell(member.Value.Run, now)
        );
}
