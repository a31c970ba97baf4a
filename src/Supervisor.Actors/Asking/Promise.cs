using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Asking;

/// <summary>The reply address of one ask. The first of reply, time-out, cancellation and the target's end wins.</summary>
internal sealed class Promise<TReply> : ActorRef<TReply>, IPromise
{
    private readonly TaskCompletionSource<AskOutcome<TReply>> _completion;
    private readonly Expiry _expiry;
    private readonly Deadlines _deadlines;
    private readonly DeadLetters _deadLetters;
    private CancellationTokenRegistration _cancellation;

    internal Promise(Deadlines deadlines, DeadLetters deadLetters, TaskCreationOptions completion)
    {
        _deadlines = deadlines;
        _deadLetters = deadLetters;
        _completion = new TaskCompletionSource<AskOutcome<TReply>>(completion);
        _expiry = new Expiry(this);
    }

    public override string Path => "/ask";

    internal override Cell? Local => null;

    public bool IsDone => _completion.Task.IsCompleted;

    internal Task<AskOutcome<TReply>> Outcome => _completion.Task;

    internal void Start(TimeSpan timeout, CancellationToken cancellation)
    {
        _deadlines.Schedule(_expiry, timeout);
        if (cancellation.CanBeCanceled)
        {
            _cancellation = cancellation.UnsafeRegister(
                static promise => ((Promise<TReply>)promise!).Finish(AskStatus.Cancelled),
                this
            );

            // The reply may have come while the registration was made, when there was nothing yet to release.
            if (IsDone)
            {
                _cancellation.Dispose();
            }
        }
    }

    public override TellResult Tell(TReply message)
    {
        if (_completion.TrySetResult(new AskOutcome<TReply>(AskStatus.Answered, message)))
        {
            Release();
            return TellResult.Accepted;
        }

        _deadLetters.Publish(message, Path, DeadLetterReason.Stopped);
        return TellResult.Gone;
    }

    public override Task<AskOutcome<TOther>> Ask<TOther>(
        Func<ActorRef<TOther>, TReply> request,
        TimeSpan timeout,
        CancellationToken cancellation = default
    ) => Task.FromResult(new AskOutcome<TOther>(AskStatus.Gone, default));

    public void TargetGone() => Finish(AskStatus.Gone);

    public void OnStopped(ActorRef actor) => Finish(AskStatus.Gone);

    internal void Finish(AskStatus status)
    {
        if (_completion.TrySetResult(new AskOutcome<TReply>(status, default)))
        {
            Release();
        }
    }

    // Nobody can watch a reply address for its end in a useful way: it ends with the first reply.
    internal override void AddWatcher(IWatcher watcher) => watcher.OnStopped(this);

    internal override void RemoveWatcher(IWatcher watcher) { }

    private void Release()
    {
        _deadlines.Cancel(_expiry);
        _cancellation.Dispose();
    }

    private sealed class Expiry(Promise<TReply> promise) : Deadline
    {
        internal override void Fire() => promise.Finish(AskStatus.TimedOut);
    }
}
