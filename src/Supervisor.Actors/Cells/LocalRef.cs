using Supervisor.Actors.Asking;
using Supervisor.Actors.Mailboxes;

namespace Supervisor.Actors.Cells;

internal sealed class LocalRef<TMessage>(Cell<TMessage> cell) : ActorRef<TMessage>
{
    public override string Path => cell.Path;

    internal override Cell Local => cell;

    public override TellResult Tell(TMessage message) => cell.PostIfRoom(new UserEnvelope<TMessage>(message));

    public override Task<AskOutcome<TReply>> Ask<TReply>(
        Func<ActorRef<TReply>, TMessage> request,
        TimeSpan timeout,
        CancellationToken cancellation = default
    )
    {
        var promise = new Promise<TReply>(cell.System);
        return promise.Begin(cell, new UserEnvelope<TMessage>(request(promise)), timeout, cancellation);
    }

    internal override void AddWatcher(IWatcher watcher) => cell.Send(new WatchSignal(watcher));

    internal override void RemoveWatcher(IWatcher watcher) => cell.Send(new UnwatchSignal(watcher));
}
