namespace Supervisor.EndToEndTests.Supervised;

/// <summary>What one <c>pbm events -f</c> has told so far. Any number may wait for an event of it, each for itself.</summary>
internal sealed class EventLog
{
    private readonly Lock _gate = new();
    private readonly List<JournaledEvent> _events = [];
    private readonly List<(Predicate<JournaledEvent> IsIt, TaskCompletionSource<JournaledEvent> Found)> _waiting = [];
    private bool _hasEnded;

    public void Add(JournaledEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
            _waiting.RemoveAll(waiting => waiting.IsIt(happened) && waiting.Found.TrySetResult(happened));
        }
    }

    /// <summary>Who waits has waited in vain.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _waiting.ForEach(waiting =>
                waiting.Found.TrySetException(new EndOfStreamException("The events have ended."))
            );
            _waiting.Clear();
        }
    }

    /// <exception cref="EndOfStreamException">It has ended without.</exception>
    public Task<JournaledEvent> FirstAsync(Predicate<JournaledEvent> isIt)
    {
        lock (_gate)
        {
            var found = new TaskCompletionSource<JournaledEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_events.Find(isIt) is { } happened)
            {
                found.SetResult(happened);
            }
            else if (_hasEnded)
            {
                found.SetException(new EndOfStreamException("The events have ended."));
            }
            else
            {
                _waiting.Add((isIt, found));
            }

            return found.Task;
        }
    }

    public IReadOnlyList<JournaledEvent> Last(int count)
    {
        lock (_gate)
        {
            return [.. _events.TakeLast(count)];
        }
    }
}
