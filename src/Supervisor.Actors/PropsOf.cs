namespace Supervisor.Actors;

/// <summary>How to make an actor, at its start and again at each restart.</summary>
/// <param name="Create">Makes a new object each time; it must not hand out one that it has given before.</param>
public sealed record Props<TMessage>(Func<Actor<TMessage>> Create)
{
    /// <summary>
    /// How many messages may wait; null is without bound. A stashed message keeps its place. What the kernel itself
    /// delivers (timers, piped results, terminations) is never refused.
    /// </summary>
    public int? MailboxCapacity { get; init; }
}
