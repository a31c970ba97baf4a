using Xunit.Sdk;

namespace Supervisor.TestKit.Machines;

/// <summary>What came in, in its order, and a way to wait for one that is so.</summary>
internal sealed class Heard<T>
{
    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly List<T> _all = [];
    private readonly List<(Func<T, bool> IsSo, TaskCompletionSource<T> Came)> _waiting = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public void Add(T item)
    {
        lock (_gate)
        {
            _all.Add(item);
            _waiting.RemoveAll(wait => wait.IsSo(item) && wait.Came.TrySetResult(item));
        }
    }

    /// <summary>The first of all that is so, whether it came already or is still to come.</summary>
    /// <param name="expected">As a part of "it was expected that".</param>
    public async Task<T> FirstAsync(Func<T, bool> isSo, string expected)
    {
        try
        {
            return await FirstAsync(isSo).WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            const int Enough = 40;
            throw new XunitException(
                $"Expected within {Patience} that {expected}, but heard:\n{string.Join('\n', All.TakeLast(Enough))}",
                e
            );
        }
    }

    private Task<T> FirstAsync(Func<T, bool> isSo)
    {
        var came = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var found = _all.FindIndex(item => isSo(item));
            if (found >= 0)
            {
                return Task.FromResult(_all[found]);
            }

            _waiting.Add((isSo, came));
        }

        return came.Task;
    }
}
