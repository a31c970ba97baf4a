namespace Supervisor.Benchmarks.Harness;

/// <summary>Completes when the last of so many has come in.</summary>
internal sealed class Finish(int count)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = count;

    public Task All => _all.Task;

    public void ComeIn()
    {
        if (Interlocked.Decrement(ref _missing) == 0)
        {
            _all.SetResult();
        }
    }

    public void Fail(string reason) => _all.TrySetException(new InvalidOperationException(reason));
}
