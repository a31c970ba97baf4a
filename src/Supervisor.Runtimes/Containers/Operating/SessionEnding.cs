namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>
/// Ends processes: asks for it, kills what is left after a grace, and says who does not go all the same. A process that hangs in the
/// kernel, or in a container that is paused, dies when it goes on and not sooner; nobody waits for that without end.
/// </summary>
/// <param name="members">Those that live, as of now.</param>
/// <param name="kill">One of them, for good.</param>
internal sealed class SessionEnding(Func<IReadOnlyList<int>> members, Action<int> kill, TimeProvider clock)
{
    /// <summary>After the kill. Whoever is not gone by then is waiting for something else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <returns>Those who were killed and did not go; none where the token was cancelled, since nobody has looked then.</returns>
    public async Task<IReadOnlyList<int>> EndAsync(TimeSpan grace, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        var pause = FirstPause;
        while (members() is { Count: > 0 } left)
        {
            var past = clock.GetElapsedTime(begun) - grace;
            if (past < TimeSpan.Zero && !stop.IsCancellationRequested)
            {
                await PauseAsync(pause, stop);
                continue;
            }

            KillAll(left);
            if (stop.IsCancellationRequested)
            {
                return [];
            }

            if (past >= Patience)
            {
                return left;
            }

            await PauseAsync(pause, stop);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return [];
    }

    private void KillAll(IReadOnlyList<int> left)
    {
        foreach (var pid in left)
        {
            kill(pid);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stop) =>
        await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
