using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Timing;

/// <summary>The timers of one incarnation, by key.</summary>
internal sealed class ActorTimers<TMessage>(Cell<TMessage> cell) : ITimers<TMessage>
{
    private readonly Dictionary<object, ActorTimer<TMessage>> _timers = [];

    internal Cell<TMessage> Cell => cell;

    public void Once(object key, TimeSpan delay, TMessage message) =>
        Start(new MessageTimer<TMessage>(this, key, message, interval: null), delay);

    public void Every(object key, TimeSpan interval, TMessage message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        Start(new MessageTimer<TMessage>(this, key, message, interval), interval);
    }

    public void RunOnce(object key, TimeSpan delay, Action action) =>
        Start(new ActionTimer<TMessage>(this, key, action), delay);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer))
        {
            Disarm(timer);
        }
    }

    public bool IsActive(object key) => _timers.ContainsKey(key);

    internal void CancelAll()
    {
        foreach (var timer in _timers.Values)
        {
            Disarm(timer);
        }

        _timers.Clear();
    }

    internal void Schedule(ActorTimer<TMessage> timer, TimeSpan delay) => cell.Deadlines.Schedule(timer, delay);

    internal void Forget(ActorTimer<TMessage> timer) => _timers.Remove(timer.Key);

    internal void PutBack(ActorTimer<TMessage> timer) =>
        timer.IsCancelled |= !_timers.TryAdd(timer.Key, timer) && _timers[timer.Key] != timer;

    private void Start(ActorTimer<TMessage> timer, TimeSpan delay)
    {
        Cancel(timer.Key);
        _timers.Add(timer.Key, timer);
        Schedule(timer, delay);
    }

    private void Disarm(ActorTimer<TMessage> timer)
    {
        timer.IsCancelled = true;
        cell.Deadlines.Cancel(timer);
    }
}
