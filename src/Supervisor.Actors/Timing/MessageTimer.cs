using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Timing;

internal sealed class MessageTimer<TMessage>(
    ActorTimers<TMessage> owner,
    object key,
    TMessage message,
    TimeSpan? interval
) : ActorTimer<TMessage>(owner, key, interval)
{
    internal override bool PassesHold(Cell<TMessage> cell) => cell.LetsPass(message);

    protected override void Deliver(Cell<TMessage> cell) => cell.Receive(message);
}
