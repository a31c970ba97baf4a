using Supervisor.Actors.Letters;
using Supervisor.Actors.Mailboxes;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Cells;

/// <summary>The cell as its actor sees it.</summary>
internal sealed class ActorContext<TMessage>(Cell<TMessage> cell) : IActorContext<TMessage>
{
    public ActorRef<TMessage> Self => cell.TypedRef;

    public int Incarnation => cell.Life.Incarnation;

    public TimeSpan Now => cell.Deadlines.Now;

    public DateTimeOffset WallClock => cell.System.Time.GetUtcNow();

    public ITimers<TMessage> Timers => cell.Timers ??= new ActorTimers<TMessage>(cell);

    public IEnumerable<ActorRef> Children => cell.Life.ChildrenOldestFirst.Select(static child => child.Ref);

    private WatchList<TMessage> Watches => cell.Watches ??= new WatchList<TMessage>(cell);

    public double Chance() => cell.System.Chance.Next();

    public ActorRef<TChild> Spawn<TChild>(Props<TChild> props, string? name = null)
    {
        if (cell.Life.Phase != CellPhase.Running)
        {
            // Its children have been stopped; nobody would stop this one.
            throw new InvalidOperationException($"{cell.Path} is ending and cannot spawn.");
        }

        var family = cell.Life.Family;
        var childName = name is null ? ActorName.Numbered(family.Children.NextNumber()) : ActorName.Given(name);
        if (name is not null && family.Children.HasName(name))
        {
            throw new ArgumentException($"{cell.Path} has a child named {name} already.", nameof(name));
        }

        var child = new Cell<TChild>(cell.System, cell, childName, props);
        family.Adopt(child);
        return child.TypedRef;
    }

    public void Stop(ActorRef actor)
    {
        if (actor.Local == cell)
        {
            cell.Send(new StopSignal());
        }
        else if (actor.Local is { } child && child.Parent == cell)
        {
            child.OrderStop();
        }
        else
        {
            throw new ArgumentException($"{cell.Path} cannot stop {actor.Path}: only its parent can.", nameof(actor));
        }
    }

    public void Watch(ActorRef actor) => Watches.Add(actor, hasMessage: false, default);

    public void WatchWith(ActorRef actor, TMessage message) => Watches.Add(actor, hasMessage: true, message);

    public void Unwatch(ActorRef actor) => cell.Watches?.Remove(actor);

    public void Stash() => cell.StashCurrent();

    public void UnstashAll() => cell.Unstash();

    public void HoldMail() => cell.Mailbox.Hold();

    public void ReleaseMail() => cell.Mailbox.Release();

    public void PipeToSelf<TResult>(
        Task<TResult> task,
        Func<TResult, TMessage> onResult,
        Func<Exception, TMessage> onFault
    ) => PostAfter(task, new PipedEnvelope<TResult, TMessage>(task, onResult, onFault, Incarnation));

    public void Continue<TResult>(Task<TResult> task, Action<Task<TResult>> onEnd) =>
        PostAfter(task, new ContinuedEnvelope<TResult>(task, onEnd, Incarnation));

    public ActorRef<TOther> Adapt<TOther>(Func<TOther, TMessage> map) =>
        new AdapterRef<TOther, TMessage>(cell, map, Incarnation);

    public void Unhandled(TMessage message) => cell.Bury(message, DeadLetterReason.Unhandled);

    private void PostAfter(Task task, Envelope envelope)
    {
        if (task.IsCompleted)
        {
            cell.Post(envelope);
        }
        else
        {
            // In place, on whatever thread completes the task: it only posts. An awaiter would not do, because of several
            // on one task all but one are sent to the thread pool, where their order is nobody's.
            _ = task.ContinueWith(
                static (_, state) => ((PostWhenEnded)state!).Post(),
                new PostWhenEnded(cell, envelope),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }
}
