using Supervisor.Contracts.Text;
using Supervisor.Runtimes.Faults;

namespace Supervisor.Node.Hosting.ServiceManagers;

/// <summary>
/// Tells the service manager again and again that the daemon lives, but only while its core really answers: a daemon that
/// has come to a standstill is to be killed and started anew, and what it supervises runs on meanwhile.
/// </summary>
/// <param name="manager">Who is told.</param>
/// <param name="core">Asks the core, with that much patience; answers with who is silent, or null.</param>
/// <param name="clock">Between two words.</param>
/// <param name="log">For operators, when the core is silent.</param>
internal sealed class Watchdog(
    ServiceManager manager,
    Func<TimeSpan, CancellationToken, Task<string?>> core,
    TimeProvider clock,
    ILogger log
) : IAsyncDisposable
{
    /// <summary>A word each third of the limit: an answer may take a third, and is still in time.</summary>
    private const int WordsPerLimit = 3;

    private const string Work = "telling the service manager that the daemon lives";

    private readonly CancellationTokenSource _stop = new();
    private readonly WorkFaults _faults = log.Faults();
    private Task _running = Task.CompletedTask;

    /// <param name="limit">After so long without a word the daemon is killed.</param>
    public void Start(TimeSpan limit) => _running = RunAsync(limit / WordsPerLimit, _stop.Token);

    /// <summary>A daemon that stops is under another deadline.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(TimeSpan interval, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await TryTellAsync(interval, stop);
            await Task.Delay(interval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What nobody foresaw is no word that the core answers, and no reason never to ask it again.</summary>
    private async Task TryTellAsync(TimeSpan interval, CancellationToken stop)
    {
        try
        {
            var silent = await core(interval, stop);
            if (!stop.IsCancellationRequested)
            {
                await TellAsync(silent, interval);
            }

            _faults.Over(Work);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            _faults.Tell(Work, fault);
        }
        catch (OperationCanceledException)
        {
            // It ends.
        }
    }

    private Task TellAsync(string? silent, TimeSpan patience)
    {
        if (silent is null)
        {
            return manager.SayAliveAsync();
        }

        log.CoreIsSilent(silent, patience);
        return manager.SayStatusAsync($"The {silent} has not answered for {DurationText.Format(patience)}.");
    }
}
