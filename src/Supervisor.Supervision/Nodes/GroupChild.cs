using Supervisor.Actors;
using Supervisor.Supervision.Groups;

namespace Supervisor.Supervision.Nodes;

/// <summary>The supervisor of one group, as its node sees it.</summary>
internal sealed class GroupChild(ActorRef<GroupMessage> actor)
{
    private TakeMandate? _told;

    internal ActorRef<GroupMessage> Actor => actor;

    /// <summary>It was told to stop being, and its end has not been heard of.</summary>
    internal bool IsEnding { get; set; }

    /// <summary>Says what is wanted of it, if that is not what was said last.</summary>
    internal void Tell(GroupMandate mandate, string cause)
    {
        if (!IsEnding && _told?.Mandate != mandate)
        {
            _told = new TakeMandate(mandate, cause);
            actor.Tell(_told);
        }
    }

    /// <summary>It has started anew, and may know nothing of its mandate.</summary>
    internal void TellAgain()
    {
        if (_told is not null)
        {
            actor.Tell(_told);
        }
    }
}
