namespace Supervisor.Actors.Letters;

/// <summary>Counts the messages that no actor handled, and tells whoever listens.</summary>
public sealed class DeadLetters
{
    private readonly long[] _counts = new long[Enum.GetValues<DeadLetterReason>().Length];

    /// <summary>Raised on the thread on which the message was refused; a listener must be quick and must not throw.</summary>
    public event Action<DeadLetter>? Published;

    public long Total => _counts.Sum();

    public long Count(DeadLetterReason reason) => Interlocked.Read(ref _counts[(int)reason]);

    internal void Publish(object? message, string recipient, DeadLetterReason reason)
    {
        Interlocked.Increment(ref _counts[(int)reason]);
        Published?.Invoke(new DeadLetter(message, recipient, reason));
    }
}
