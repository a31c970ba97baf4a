using Supervisor.Actors;
using Supervisor.Actors.Systems;

namespace Supervisor.Supervision.Roster;

/// <summary>Holds the last snapshot of every agent and group of a node, and tells those who follow what has changed.</summary>
public sealed class RosterActor : Actor<RosterMessage>
{
    private readonly RosterDesk _desk;

    private RosterActor(RosterDesk desk) => _desk = desk;

    /// <summary>It outlives those who use it: they say of their own end.</summary>
    public static ActorRef<RosterMessage> Start(ActorSystem system)
    {
        var desk = new RosterDesk();
        return system.SpawnService(Props.Of(() => new RosterActor(desk)), "roster");
    }

    protected override void PreStart()
    {
        foreach (var watcher in _desk.Watchers)
        {
            Context.Watch(watcher);
        }
    }

    protected override void Receive(RosterMessage message)
    {
        switch (message)
        {
            case ReadRoster read:
                read.ReplyTo.Tell(_desk.View);
                break;
            case WatchRoster watch:
                _desk.Watchers.Add(watch.Watcher);
                Context.Watch(watch.Watcher);
                watch.Watcher.Tell(_desk.View);
                break;
            default:
                Take(message);
                break;
        }
    }

    protected override void OnTerminated(ActorRef actor) => _desk.Watchers.RemoveAll(watcher => watcher == actor);

    private void Take(RosterMessage message)
    {
        var version = _desk.View.Version;
        _desk.Take(message);
        if (_desk.View.Version != version)
        {
            foreach (var watcher in _desk.Watchers)
            {
                watcher.Tell(_desk.View);
            }
        }
    }
}
