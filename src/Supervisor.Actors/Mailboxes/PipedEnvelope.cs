using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>The outcome of a task, for the incarnation that started it.</summary>
internal sealed class PipedEnvelope<TResult, TMessage>(
    Task<TResult> task,
    Func<TResult, TMessage> onResult,
    Func<Exception, TMessage> onFault,
    int incarnation
) : Envelope
{
    internal override bool TryDeliver(Cell cell)
    {
        if (cell.Life.Incarnation != incarnation)
        {
            return false;
        }

        ((Cell<TMessage>)cell).Receive(Message());
        return true;
    }

    internal override void Refuse(Cell cell, DeadLetterReason reason) =>
        cell.Bury(task.IsCompletedSuccessfully ? task.Result : task.Exception?.InnerException, reason);

    private TMessage Message() => task.IsCompletedSuccessfully ? onResult(task.Result) : onFault(Fault());

    private Exception Fault() => task.Exception?.InnerException ?? new TaskCanceledException(task);
}
