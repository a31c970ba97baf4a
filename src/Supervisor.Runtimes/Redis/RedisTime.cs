using Supervisor.Contracts.Text;

namespace Supervisor.Runtimes.Redis;

internal static class RedisTime
{
    /// <exception cref="TimeoutException">The time was up first.</exception>
    internal static async Task<T> LimitAsync<T>(
        Func<CancellationToken, Task<T>> act,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken stop
    )
    {
        using var timeUp = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, stop);
        try
        {
            return await act(either.Token);
        }
        catch (OperationCanceledException cause) when (timeUp.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {DurationText.Format(patience)}", cause);
        }
    }
}
