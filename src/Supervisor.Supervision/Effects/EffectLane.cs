using Supervisor.Actors;

namespace Supervisor.Supervision.Effects;

/// <summary>
/// The effects of one workload, one after the other. It stands outside the workload's own actor and so outlives its
/// restarts: a new incarnation cannot overtake what an old one has started.
/// </summary>
internal sealed class EffectLane(Action<LateEffect> onLate, LaneGate gate) : Actor<LaneMessage>
{
    private static readonly object TimeIsUp = new();

    private readonly Queue<Effect> _waiting = new();
    private Effect? _running;
    private bool _isUnknown;

    protected override void Receive(LaneMessage message)
    {
        switch (message)
        {
            case RunEffect run:
                _waiting.Enqueue(run.Effect);
                StartNext();
                break;
            case ResolveEffect when _isUnknown:
                Free();
                break;
            case CloseLanes:
                AnswerWaiting();
                break;
            default:
                Context.Unhandled(message);
                break;
        }
    }

    private void AnswerWaiting()
    {
        while (_waiting.TryDequeue(out var effect))
        {
            effect.AnswerUnknown();
        }
    }

    private void StartNext()
    {
        if (gate.IsClosed)
        {
            AnswerWaiting();
        }

        if (_running is not null || !_waiting.TryDequeue(out var effect))
        {
            return;
        }

        _running = effect;
        Context.Timers.RunOnce(TimeIsUp, effect.Timeout, () => OnTimeIsUp(effect));
        effect.Start(Context, () => OnEnd(effect));
    }

    private void OnTimeIsUp(Effect effect)
    {
        _isUnknown = true;
        effect.AnswerUnknown();
    }

    private void OnEnd(Effect effect)
    {
        var isLate = _running != effect || _isUnknown;
        if (isLate)
        {
            onLate(effect.Late());
        }
        else
        {
            effect.AnswerEnd();
        }

        if (_running == effect)
        {
            Free();
        }
    }

    private void Free()
    {
        Context.Timers.Cancel(TimeIsUp);
        _running = null;
        _isUnknown = false;
        StartNext();
    }
}
