using Supervisor.Actors;
using Supervisor.Actors.Timing;

namespace Supervisor.Simulation.Plants;

/// <summary>Wrong timers: they know nothing of incarnations, so what one set a later one receives.</summary>
internal sealed class LeakyTimers<TMessage>(IActorContext<TMessage> context, TimeProvider time) : ITimers<TMessage>
{
    private readonly Dictionary<object, ITimer> _timers = [];

    public void Once(object key, TimeSpan delay, TMessage message) =>
        Start(key, delay, Timeout.InfiniteTimeSpan, message);

    public void Every(object key, TimeSpan interval, TMessage message) => Start(key, interval, interval, message);

    public void RunOnce(object key, TimeSpan delay, Action action)
    {
        Cancel(key);
        _timers[key] = time.CreateTimer(_ => action(), null, delay, Timeout.InfiniteTimeSpan);
    }

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer))
        {
            timer.Dispose();
        }
    }

    public bool IsActive(object key) => _timers.ContainsKey(key);

    private void Start(object key, TimeSpan delay, TimeSpan period, TMessage message)
    {
        var self = context.Self;
        Cancel(key);
        _timers[key] = time.CreateTimer(_ => self.Tell(message), null, delay, period);
    }
}
