using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ownership.Ends;

namespace Supervisor.Runtimes.Processes.Ends;

/// <summary>
/// Measures in the background once somebody needs it: the worst of a few. Again each minute while that is much, since a
/// machine is at its busiest when everything starts.
/// </summary>
/// <param name="measure">Once, and not on the caller's thread.</param>
/// <param name="isMuch">More than what is usual has room for.</param>
/// <param name="tell">Of each that differs from the one before it.</param>
public sealed class EndMeter(
    Func<Task<EndMeasurement>> measure,
    Func<TimeSpan, bool> isMuch,
    Action<EndMeasurement> tell,
    TimeProvider clock
) : IEndMeter, IAsyncDisposable
{
    internal const int Rounds = 3;

    internal static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _ends = new();
    private readonly Lock _gate = new();
    private volatile EndMeasurement? _last;
    private Task? _running;

    public EndMeasurement? Last => _last;

    public void Need()
    {
        lock (_gate)
        {
            if (!_ends.IsCancellationRequested)
            {
                _running ??= RunAsync();
            }
        }
    }

    /// <summary>A process that is being ended is waited for, so that nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        Task? running;
        lock (_gate)
        {
            running = _running;
        }

        await (running ?? Task.CompletedTask);
        _ends.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_ends.IsCancellationRequested)
        {
            var measured = await WorstAsync();
            Note(measured);
            if (measured.Took is { } took && !isMuch(took))
            {
                return;
            }

            pause = measured.Took is null ? pause : LongestPause;
            await Task.Delay(pause, clock, _ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
        }
    }

    private async Task<EndMeasurement> WorstAsync()
    {
        var worst = EndMeasurement.Of(TimeSpan.Zero);
        for (var round = 0; round < Rounds && !_ends.IsCancellationRequested; round++)
        {
            var measured = await OnceAsync();
            if (measured.Took is not { } took)
            {
                return measured;
            }

            worst = took > worst.Took ? measured : worst;
        }

        return worst;
    }

    /// <summary>What nobody foresaw is a reason why nothing is known, and is tried again like any other.</summary>
    private async Task<EndMeasurement> OnceAsync()
    {
        try
        {
            return await measure();
        }
        catch (Exception fault) when (!_ends.IsCancellationRequested)
        {
            return EndMeasurement.Failed(
                new OperatorError(
                    GuardErrorCodes.Failed,
                    "How long it takes to kill a process could not be measured.",
                    fault.Message,
                    "It is tried again; please report it."
                )
            );
        }
    }

    private void Note(EndMeasurement measured)
    {
        // One that does not answer yet is about to, or nothing is started at all: that is said elsewhere.
        if (measured == _last || measured.Problem?.Code == GuardErrorCodes.Unreachable || _ends.IsCancellationRequested)
        {
            return;
        }

        _last = measured;
        tell(measured);
    }
}
