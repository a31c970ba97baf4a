using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>What an incarnation does with the outcome of a task, as an entry of its mailbox.</summary>
internal sealed class ContinuedEnvelope<TResult>(Task<TResult> task, Action<Task<TResult>> onEnd, int incarnation)
    : Envelope
{
    internal override bool PassesHold(Cell cell) => true;

    internal override bool TryDeliver(Cell cell)
    {
        if (cell.Life.Incarnation != incarnation)
        {
            return false;
        }

        onEnd(task);
        return true;
    }

    internal override void Refuse(Cell cell, DeadLetterReason reason) =>
        cell.Bury(task.IsCompletedSuccessfully ? task.Result : task.Exception?.InnerException, reason);
}
