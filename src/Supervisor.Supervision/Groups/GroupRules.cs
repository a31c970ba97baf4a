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
        var draft = new GroupDraft(state, message.Facts, now);
        if (GroupCommandRules.Take(draft, message) is { } refusal)
        {
            return Decision<GroupEvent>.Refused(refusal);
        }

        if (message is GroupComesUp or TakeMandate)
        {
            MemberRules.BringIn(draft);
        }

        FailureRules.Answer(draft);
        RoundRules.End(draft);
        MemberRules.SeeOff(draft);
        return Decision<GroupEvent>.Happened(draft.Events);
    }

    public GroupState Apply(GroupState state, GroupEvent happened) => GroupEvolution.Apply(state, happened);
}
