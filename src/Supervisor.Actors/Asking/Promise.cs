using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Mailboxes;
using Supervisor.Actors.Systems;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Asking;

/// <summary>The reply address of one ask. The first of reply, time-out, cancellation and the target's end wins.</summary>
internal sealed class Promise<TReply> : ActorRef<TReply>, IPromise
{
    private readonly TaskCompletionSource<AskOutcome<TReply>> _completion;
    private readonly Expiry _expiry;
    private readonly ActorSystem _system;
    private CancellationTokenRegistration _cancellation;

    internal Promise(ActorSystem system)
    {
        _system = system;
        _completion = new TaskCompletionSource<AskOutcome<TReply>>(system.Dispatcher.Completion);
        _expiry = new Expiry(this);
    }

    public override string Path => "/$ask";

    internal override Cell? Local => null;

    public bool IsDone => _completion.Task.IsCompleted;

    /// <summary>Puts the request into the target's mailbox, and gives the outcome when there is one.</summary>
    internal Task<AskOutcome<TReply>> Begin(
        Cell target,
        Envelope request,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        if (cancellation.IsCancellationRequested)
        {
            Finish(AskStatus.Cancelled);
            return _completion.Task;
        }

        _system.Deadlines.Schedule(_expiry, timeout);
        if (cancellation.CanBeCanceled)
        {
            EndWith(cancellation);
        }

        // Told even if its time has run out by now, so that every ask but a cancelled one is a message somewhere.
        target.PostIfRoom(new AskEnvelope(request, this));
        return _completion.Task;
    }

    public override TellResult Tell(TReply message)
    {
        if (_completion.TrySetResult(new AskOutcome<TReply>(AskStatus.Answered, message)))
        {
            Release();
            return TellResult.Accepted;
        }

        _system.DeadLetters.Publish(message, Path, DeadLetterReason.Stopped);
        return TellResult.Gone;
    }

    public override Task<AskOutcome<TOther>> Ask<TOther>(
        Func<ActorRef<TOther>, TReply> request,
        TimeSpan timeout,
        CancellationToken cancellation = default
    ) => Task.FromResult(new AskOutcome<TOther>(AskStatus.Gone, default));

    public void Refuse(DeadLetterReason reason) =>
        Finish(reason == DeadLetterReason.Full ? AskStatus.Full : AskStatus.Gone);

    public void OnStopped(ActorRef actor) => Finish(AskStatus.Gone);

    // Nobody can watch a reply address for its end in a useful way: it ends with the first reply.
    internal override void AddWatcher(IWatcher watcher) => watcher.OnStopped(this);

    internal override void RemoveWatcher(IWatcher watcher) { }

    private void EndWith(CancellationToken cancellation)
    {
        _cancellation = cancellation.UnsafeRegister(
            static promise => ((Promise<TReply>)promise!).Finish(AskStatus.Cancelled),
            this
        );

        // It may have expired while the registration was made, when there was nothing yet to release.
        if (IsDone)
        {
            _cancellation.Unregister();
        }
    }

    private void Finish(AskStatus status)
    {
        if (_completion.TrySetResult(new AskOutcome<TReply>(status, default)))
        {
            Release();
        }
    }

    // Unregister, unlike Dispose, does not wait for a cancellation that is under way: actors never block.
    private void Release()
    {
        _system.Deadlines.Cancel(_expiry);
        _cancellation.Unregister();
    }

    private sealed class Expiry(Promise<TReply> promise) : Deadline
    {
        internal override void Fire() => promise.Finish(AskStatus.TimedOut);
    }
}
