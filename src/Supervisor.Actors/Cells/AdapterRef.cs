using Supervisor.Actors.Asking;
using Supervisor.Actors.Mailboxes;

namespace Supervisor.Actors.Cells;

/// <summary>Another face of an actor: takes messages of another kind and is otherwise the same actor.</summary>
internal sealed class AdapterRef<TOther, TMessage>(Cell<TMessage> cell, Func<TOther, TMessage> map, int incarnation)
    : ActorRef<TOther>
{
    public override string Path => cell.Path;

    internal override Cell Local => cell;

    public override TellResult Tell(TOther message) => cell.PostIfRoom(Adapted(message));

    public override Task<AskOutcome<TReply>> Ask<TReply>(
        Func<ActorRef<TReply>, TOther> request,
        TimeSpan timeout,
        CancellationToken cancellation = default
    )
    {
        var promise = new Promise<TReply>(cell.System);
        return promise.Begin(cell, Adapted(request(promise)), timeout, cancellation);
    }

    internal override void AddWatcher(IWatcher watcher) => cell.TypedRef.AddWatcher(watcher);

    internal override void RemoveWatcher(IWatcher watcher) => cell.TypedRef.RemoveWatcher(watcher);

    // The mapping is the actor's own code, so it runs in the actor's turn and not here.
    private AdaptedEnvelope<TOther, TMessage> Adapted(TOther message) => new(message, map, incarnation);
}
