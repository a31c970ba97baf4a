using Supervisor.Actors;
using Supervisor.Supervision.Causes;

namespace Supervisor.Supervision.Effects;

internal sealed class Effect<TResult>(
    string workload,
    TimeSpan timeout,
    Func<Task<TResult>> start,
    TaskCompletionSource<EffectOutcome<TResult>> outcome
) : Effect(workload, timeout)
{
    // Of who asks: the lane has none of its own.
    private readonly string? _cause = TurnCause.Current;
    private Task<TResult>? _ended;

    internal override void Start(IActorContext<LaneMessage> lane, Action onEnd) =>
        lane.Continue(
            Started(),
            ended =>
            {
                _ended = ended;
                onEnd();
            }
        );

    internal override void AnswerEnd() => outcome.TrySetResult(Outcome());

    internal override void AnswerOpen(EffectStatus status, long ticket) =>
        outcome.TrySetResult(new EffectOutcome<TResult>(status, default, null, ticket));

    internal override LateEffect Late() => new(Workload, Outcome().Result, Outcome().Fault, _cause);

    private EffectOutcome<TResult> Outcome() =>
        _ended!.IsCompletedSuccessfully
            ? new EffectOutcome<TResult>(EffectStatus.Ended, _ended.Result, null, 0)
            : new EffectOutcome<TResult>(EffectStatus.Faulted, default, Fault(_ended), 0);

    private static Exception Fault(Task ended) => ended.Exception?.InnerException ?? new TaskCanceledException(ended);

    // A port that throws instead of giving a task has failed all the same, and the lane must live on.
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
