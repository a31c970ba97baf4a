using Supervisor.Actors;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>Where supervisors of movable groups say what is to be remembered.</summary>
public sealed class NoteTeller(ActorRef<OwnershipMessage> keeper, StoredNotes stored)
{
    internal void Say(string group, long epoch, GroupNote note)
    {
        // First, so that nothing is started by what the store does not have yet.
        stored.Say(group, new ToldNote(epoch, note));
        keeper.Tell(new GroupNoteIs(group, epoch, note));
    }
}
