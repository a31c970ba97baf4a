using Supervisor.Actors;

namespace Supervisor.Supervision.Effects;

/// <summary>
/// The effects of one workload, one after the other. It stands outside the workload's own actor and so outlives its
/// restarts: a new incarnation cannot overtake what an old one has started, and is told when it would have to wait for
/// something that nobody can speak for.
/// </summary>
internal sealed class EffectLane(Action<LateEffect> onLate, LaneGate gate) : Actor<LaneMessage>
{
    private static readonly object TimeIsUp = new();

    private readonly Queue<Effect> _waiting = new();
    private Effect? _running;
    private bool _isUnknown;
    private long _ticket;

    protected override void Receive(LaneMessage message)
    {
        switch (message)
        {
            case RunEffect { Effect: var effect } when _isUnknown:
                effect.AnswerOpen(EffectStatus.Blocked, _ticket);
                break;
            case RunEffect { Effect: var effect }:
                _waiting.Enqueue(effect);
                StartNext();
                break;
            case ResolveEffect resolve when _isUnknown && resolve.Ticket == _ticket:
                Free();
                break;
            case CloseLanes:
                AnswerWaiting(EffectStatus.Unknown);
                break;
            case ResolveEffect:
                // That effect has ended since. A look taken before says nothing of the one that runs now.
                break;
        }
    }

    private void AnswerWaiting(EffectStatus status)
    {
        while (_waiting.TryDequeue(out var effect))
        {
            effect.AnswerOpen(status, _ticket);
        }
    }

    private void StartNext()
    {
        if (gate.IsClosed)
        {
            AnswerWaiting(EffectStatus.Unknown);
        }

        if (_running is not null || !_waiting.TryDequeue(out var effect))
        {
            return;
        }

        _running = effect;
        _ticket++;
        Context.Timers.RunOnce(TimeIsUp, effect.Timeout, () => OnTimeIsUp(effect));
        effect.Start(Context, () => OnEnd(effect));
    }

    private void OnTimeIsUp(Effect effect)
    {
        _isUnknown = true;
        effect.AnswerOpen(EffectStatus.Unknown, _ticket);
        AnswerWaiting(EffectStatus.Blocked);
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
