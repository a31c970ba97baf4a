using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Timing;

/// <summary>The timers of one incarnation, by key.</summary>
internal sealed class ActorTimers<TMessage>(Cell<TMessage> cell) : ITimers<TMessage>
{
    private readonly Dictionary<object, ActorTimer<TMessage>> _timers = [];

    internal Cell<TMessage> Cell => cell;

    public void Once(object key, TimeSpan delay, TMessage message) =>
        Start(key, delay, cell => cell.Receive(message), interval: null);

    public void Every(object key, TimeSpan interval, TMessage message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        Start(key, interval, cell => cell.Receive(message), interval);
    }

    public void RunOnce(object key, TimeSpan delay, Action action) => Start(key, delay, _ => action(), interval: null);

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

    private void Start(object key, TimeSpan delay, Action<Cell<TMessage>> deliver, TimeSpan? interval)
    {
        Cancel(key);
        var timer = new ActorTimer<TMessage>(this, key, deliver, interval);
        _timers.Add(key, timer);
        Schedule(timer, delay);
    }

    private void Disarm(ActorTimer<TMessage> timer)
    {
        timer.IsCancelled = true;
        cell.Deadlines.Cancel(timer);
    }
}
