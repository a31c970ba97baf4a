using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Timing;

/// <summary>Runs the actor's own code once, whether its mail is held or not.</summary>
internal sealed class ActionTimer<TMessage>(ActorTimers<TMessage> owner, object key, Action action)
    : ActorTimer<TMessage>(owner, key, interval: null)
{
    internal override bool PassesHold(Cell<TMessage> cell) => true;

    protected override void Deliver(Cell<TMessage> cell) => action();
}
