using Supervisor.Runtimes.Faults;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>
/// Listens again and again, the more seldom the longer nothing is told: to a node that cannot be reached, and to one whose version
/// does not tell. Whatever happens at one time, there is a next.
/// </summary>
/// <param name="work">What is done, in words.</param>
internal sealed class ListeningLoop(string work, WorkFaults faults)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(16);

    /// <param name="hear">Ends when nothing more is told; says whether anything was.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> hear, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            for (var pause = ShortestPause; ; pause = LaterOf(pause))
            {
                if (await TryHearAsync(hear, stop))
                {
                    pause = ShortestPause;
                }

                await Task.Delay(pause, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody wants to know any more.
        }
    }

    private async Task<bool> TryHearAsync(Func<CancellationToken, Task<bool>> hear, CancellationToken stop)
    {
        try
        {
            var isHeard = await hear(stop);
            faults.Over(work);
            return isHeard;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            faults.Tell(work, fault);
            return false;
        }
    }

    private static TimeSpan LaterOf(TimeSpan pause) => pause >= LongestPause ? LongestPause : pause * 2;
}
