using Supervisor.Actors;

namespace Supervisor.Supervision.Starts;

internal abstract class StartTurn
{
    /// <summary>Begins it; the gate is told when it has ended, however.</summary>
    internal abstract void Run(IActorContext<GateMessage> gate, Action onEnd);
}

internal sealed class StartTurn<TResult>(Func<Task<TResult>> start, TaskCompletionSource<TResult> outcome) : StartTurn
{
    internal override void Run(IActorContext<GateMessage> gate, Action onEnd) =>
        gate.Continue(
            Started(),
            ended =>
            {
                outcome.TrySetFromTask(ended);
                onEnd();
            }
        );

    private Task<TResult> Started()
    {
        try
        {
            return start();
        }
        catch (Exception cause)
        {
            return Task.FromException<TResult>(cause);
        }
    }
}
