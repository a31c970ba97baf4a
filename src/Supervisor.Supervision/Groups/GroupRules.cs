using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// The rules of a group. Whatever the message is, all that is known is looked at: an agent's failure that could not be
/// answered when it was told, because of a freeze or a crash, is answered at the next message.
/// </summary>
internal sealed class GroupRules : IDecider<GroupState, GroupMessage, GroupEvent>
{
    public GroupState Initial => GroupState.Initial;

    public Decision<GroupEvent> Decide(GroupState state, GroupMessage message, Moment now)
    {
        if (message.Facts.Mandate is not { } mandate)
        {
            return message is ICommand
                ? Decision<GroupEvent>.Refused(
                    "Its supervisor has only just started, and does not know yet what is wanted of it: ask again."
                )
                : Decision<GroupEvent>.Nothing;
        }

        var draft = new GroupDraft(state, mandate, message.Facts, now);
        if (GroupCommandRules.Take(draft, message) is { } refusal)
        {
            return Decision<GroupEvent>.Refused(refusal);
        }

        if (message is TakeMandate)
        {
            HandoverRules.TakeOver(draft);
            MemberRules.BringIn(draft);
        }

        FailureRules.Answer(draft);
        RoundRules.End(draft);
        MemberRules.SeeOff(draft);
        return Decision<GroupEvent>.Happened(draft.Events);
    }

    public GroupState Apply(GroupState state, GroupEvent happened) => GroupEvolution.Apply(state, happened);
}
