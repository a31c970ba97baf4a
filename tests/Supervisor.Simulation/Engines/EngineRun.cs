using Supervisor.Runtimes.Docker.Events;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines;

/// <summary>One run of the engine's program: who is connected to it, and what it remembers and forgets with its end.</summary>
/// <param name="mark">Tells it from other runs.</param>
internal sealed class EngineRun(string mark, EngineWeather weather)
{
    private const int EventsKept = 256;

    private readonly List<EngineCall> _calls = [];
    private readonly Queue<EngineEvent> _past = new();
    private readonly List<EventFollower> _followers = [];
    private readonly List<AttachedFeed> _attached = [];

    internal string Mark => mark;

    internal EngineWeather Weather => weather;

    internal bool IsAlive { get; private set; } = true;

    /// <summary>It takes no new connections any more: it is about to end.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>By their ids, all that were ever asked for.</summary>
    internal Dictionary<string, EngineExec> Execs { get; } = new(StringComparer.Ordinal);

    internal AttachedFeed Attach(AttachedFeed feed)
    {
        _attached.Add(feed);
        return feed;
    }

    internal void Add(EngineCall call) => _calls.Add(call);

    internal void Remove(EngineCall call) => _calls.Remove(call);

    internal void Follow(EventFollower follower, DateTimeOffset? since)
    {
        foreach (var past in _past.Where(past => past.Moment >= since))
        {
            follower.Tell(past);
        }

        _followers.Add(follower);
    }

    internal void Tell(EngineEvent happened)
    {
        _past.Enqueue(happened);
        if (_past.Count > EventsKept)
        {
            _past.Dequeue();
        }

        foreach (var follower in _followers.ToList())
        {
            follower.Tell(happened);
        }
    }

    /// <summary>Whoever waits for an answer gets none.</summary>
    internal void End()
    {
        IsAlive = false;
        foreach (var call in _calls.ToList())
        {
            call.Break();
        }

        _followers.ForEach(static follower => follower.End());
        _attached.ForEach(feed => feed.Break(weather.EndsByReset()));
        _calls.Clear();
        _followers.Clear();
    }
}
