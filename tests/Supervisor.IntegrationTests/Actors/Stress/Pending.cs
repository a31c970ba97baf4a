using Shouldly;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>Things that were begun, from any thread, and must all end.</summary>
internal sealed class Pending(string what)
{
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more than there are, until no more will be begun.
    private int _open = 1;
    private int _begun;

    internal int Begun => Volatile.Read(ref _begun);

    internal void Begin()
    {
        Interlocked.Increment(ref _begun);
        Interlocked.Increment(ref _open);
    }

    internal void End()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _allEnded.TrySetResult();
        }
    }

    /// <summary>No more will be begun; waits until those that were have ended.</summary>
    internal async Task AllEnded(TimeSpan patience)
    {
        End();
        try
        {
            await _allEnded.Task.WaitAsync(patience);
        }
        catch (TimeoutException late)
        {
            throw new ShouldAssertException(
                $"Expected {Begun} {what} to end within {patience}, {_open} have not.",
                late
            );
        }
    }
}
