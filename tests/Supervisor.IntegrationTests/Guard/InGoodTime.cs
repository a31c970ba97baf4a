namespace Supervisor.IntegrationTests.Guard;

/// <summary>
/// For what a test has to have done before a deadline of the guard's, which is real time: where the machine was too slow for
/// it, it is tried again with more.
/// </summary>
internal static class InGoodTime
{
    /// <param name="first">How long the deadline is away at first.</param>
    /// <param name="tryAsync">Gives what was to be had in time; null when the deadline was over before.</param>
    public static async Task<T> DoAsync<T>(TimeSpan first, Func<TimeSpan, Task<T?>> tryAsync)
        where T : class
    {
        const int Tries = 4;
        var time = first;
        for (var i = 1; i < Tries; i++)
        {
            if (await tryAsync(time) is { } done)
            {
                return done;
            }

            time *= 5;
        }

        return await tryAsync(time) ?? throw new TimeoutException($"This machine does nothing within {time}.");
    }
}
