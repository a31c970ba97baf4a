namespace Supervisor.Actors.Cells;

/// <summary>What one incarnation watches. A watched actor is listed by its own ref, whichever of its faces was given.</summary>
internal sealed class WatchList<TMessage>(Cell<TMessage> cell)
{
    private readonly Dictionary<ActorRef, Watch<TMessage>> _watches = [];

    /// <summary>
    /// A watch that is there already is changed and not replaced: the end of the actor may be in the mailbox, and it
    /// will not be told a second time.
    /// </summary>
    internal void Add(ActorRef actor, bool hasMessage, TMessage? message)
    {
        var own = OwnRef(actor);
        if (!_watches.TryGetValue(own, out var watch))
        {
            watch = new Watch<TMessage> { Actor = actor };
            _watches.Add(own, watch);
            own.AddWatcher(cell);
        }

        (watch.Actor, watch.HasMessage, watch.Message) = (actor, hasMessage, message);
    }

    internal void Remove(ActorRef actor)
    {
        if (_watches.Remove(OwnRef(actor)))
        {
            actor.RemoveWatcher(cell);
        }
    }

    internal void RemoveAll()
    {
        foreach (var actor in _watches.Keys)
        {
            actor.RemoveWatcher(cell);
        }

        _watches.Clear();
    }

    internal Watch<TMessage>? Find(ActorRef actor) => _watches.GetValueOrDefault(actor);

    /// <summary>False when the watch was taken back, or is of an incarnation that has ended.</summary>
    internal bool TryDeliver(ActorRef actor, Watch<TMessage> watch)
    {
        if (Find(actor) != watch)
        {
            return false;
        }

        _watches.Remove(actor);
        try
        {
            cell.ReceiveTermination(watch);
            return true;
        }
        finally
        {
            if (cell.HasStashedCurrent)
            {
                // It still waits to be handled, so it can still be taken back.
                _watches.TryAdd(actor, watch);
            }
        }
    }

    private static ActorRef OwnRef(ActorRef actor) => actor.Local?.Ref ?? actor;
}
