using Supervisor.Actors.Asking;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>
/// An order to a group that may move, or to an agent of one, is done when the store has it: what its owner's journal alone has dies
/// with that machine.
/// </summary>
internal static class KeptOrder
{
    // Longer than the keeper of ownerships waits for the store.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<AskOutcome<CommandOutcome>> ThenKeptAsync(
        this Task<AskOutcome<CommandOutcome>> ordering,
        NodeOwnership? ownership,
        string group,
        Func<GroupNote, bool> isKept
    )
    {
        var ordered = await ordering;
        if (ownership is null || ordered.Reply is not { Status: CommandStatus.Done })
        {
            return ordered;
        }

        var asked = await ownership.Actor.Ask<NoteAwaited>(reply => new AwaitNote(group, isKept, reply), Patience);
        return asked switch
        {
            { Reply.Problem: null, IsAnswered: true } => ordered,
            _ => ordered with
            {
                Reply = CommandOutcome.Unknown(
                    $"This node has done it, and the cluster may not know of it when the group moves: {asked.Reply?.Problem ?? "nobody answered in time."}"
                ),
            },
        };
    }
}
