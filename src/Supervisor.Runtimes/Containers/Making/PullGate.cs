namespace Supervisor.Runtimes.Containers.Making;

/// <summary>How many images are brought at a time. The limit may be changed while some are on their way.</summary>
internal sealed class PullGate(int limit)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _limit = limit;
    private int _under;

    public int Limit
    {
        set
        {
            lock (_lock)
            {
                _limit = Math.Max(1, value);
                LetIn();
            }
        }
    }

    public async Task<T> PassAsync<T>(Func<Task<T>> pull, CancellationToken stop)
    {
        await EnterAsync(stop);
        try
        {
            return await pull();
        }
        finally
        {
            Leave();
        }
    }

    private async Task EnterAsync(CancellationToken stop)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue(turn);
            LetIn();
        }

        await using var _ = stop.Register(() => turn.TrySetCanceled(stop));
        await turn.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            _under--;
            LetIn();
        }
    }

    /// <summary>Whoever has given up meanwhile is passed over.</summary>
    private void LetIn()
    {
        while (_under < _limit && _waiting.TryDequeue(out var next))
        {
            _under += next.TrySetResult() ? 1 : 0;
        }
    }
}
