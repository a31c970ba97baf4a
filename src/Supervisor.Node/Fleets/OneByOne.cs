namespace Supervisor.Node.Fleets;

/// <summary>Lets what it is given happen one after the other, in the order of asking.</summary>
internal sealed class OneByOne
{
    private readonly Lock _asking = new();
    private Task _last = Task.CompletedTask;

    public Task<T> RunAsync<T>(Func<Task<T>> act)
    {
        lock (_asking)
        {
            var next = AfterAsync(_last, act);
            _last = next;
            return next;
        }
    }

    /// <param name="before">How it ended is its own asker's affair.</param>
    private static async Task<T> AfterAsync<T>(Task before, Func<Task<T>> act)
    {
        await before.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );
        return await act();
    }
}
