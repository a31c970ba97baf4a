namespace Supervisor.Actors.Timing;

/// <summary>
/// The timers of one incarnation, by key. When it ends, so do they: nothing of theirs is ever received by a later one.
/// After a timer was cancelled or replaced, its message does not arrive, even if it was already in the mailbox.
/// </summary>
public interface ITimers<in TMessage>
{
    /// <summary>Tells the message once. Replaces a timer of the same key.</summary>
    void Once(object key, TimeSpan delay, TMessage message);

    /// <summary>Tells the message at each interval, but never twice before it was handled. Replaces as <see cref="Once"/>.</summary>
    void Every(object key, TimeSpan interval, TMessage message);

    /// <summary>
    /// As <see cref="Once"/>, for what is no message of the actor's own kind: the code runs in the actor's turn, even while
    /// its mail is held.
    /// </summary>
    void RunOnce(object key, TimeSpan delay, Action action);

    void Cancel(object key);

    bool IsActive(object key);
}
