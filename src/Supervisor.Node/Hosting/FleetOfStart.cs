using System.Security.Cryptography;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;

namespace Supervisor.Node.Hosting;

/// <summary>
/// What the daemon does about its fleet from its start on: it goes on with what holds, takes up a freeze that it missed, and
/// applies what it was told. What the journal or the fleet's store keeps it from, it tries again until it is done.
/// </summary>
internal sealed class FleetOfStart : IAsyncDisposable
{
    private const string By = "--fleet";
    private const int IdBytes = 16;

    // Where it began, as a test has it, which runs all on one thread.
    private const ConfigureAwaitOptions Quietly =
        ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly FleetDesk _desk;
    private readonly Outcome<FleetDraft>? _told;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly StartStep _apply;
    private readonly StartStep[] _steps;
    private readonly CancellationTokenSource _stop = new();
    private Task _goingOn = Task.CompletedTask;

    /// <param name="told">To be applied; null: nothing is.</param>
    /// <param name="clock">Between two tries.</param>
    public FleetOfStart(FleetDesk desk, Outcome<FleetDraft>? told, TimeProvider clock, ILogger log)
    {
        (_desk, _told, _clock, _log) = (desk, told, clock, log);
        _apply = new StartStep(ApplyAsync, problem => log.FleetNotApplied(Sentence(problem)));
        _steps =
        [
            new StartStep(desk.ResumeAsync, problem => log.FleetNotResumed(Sentence(problem))),
            new StartStep(desk.Freezing.AlignAsync, problem => log.FreezeNotKnown(Sentence(problem))),
            _apply,
        ];
    }

    private OperatorError? Problem =>
        _steps.Select(step => step.Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>Tries once. What is not done by then is gone on with, so that whoever asks the daemon can be told of it.</summary>
    /// <returns>Why the daemon cannot start; null when it can.</returns>
    public async Task<OperatorError?> BeginAsync()
    {
        await TryAsync();
        var fault = _told?.Error ?? _apply.Problem;
        if (fault is not null && await _desk.FleetAsync() is { IsOk: true, Value.Revision: 0 })
        {
            return fault;
        }

        if (_told?.Error is { } spoilt)
        {
            // What holds goes on: a file that was spoilt since must not leave a fleet without its supervisor.
            _log.FleetNotApplied(Sentence(spoilt));
        }

        if (Problem is not null)
        {
            _goingOn = GoOnAsync(_stop.Token);
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        // Before this returns, so that nothing more is begun.
        _stop.Cancel();
        return EndAsync();
    }

    private async ValueTask EndAsync()
    {
        await _goingOn;
        _stop.Dispose();
    }

    private async Task GoOnAsync(CancellationToken stop)
    {
        while (Problem is not null)
        {
            await Task.Delay(Pause, _clock, stop).ConfigureAwait(Quietly);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            await TryOnAsync();
        }

        _log.FleetOfStartDone();
    }

    /// <summary>What nobody foresaw is told where it came from, and is no reason to give the fleet up.</summary>
    private async Task TryOnAsync()
    {
        try
        {
            await TryAsync();
        }
        catch (Exception fault)
        {
            _log.FleetOfStartFailed(fault);
        }
    }

    private async Task TryAsync()
    {
        foreach (var step in _steps)
        {
            await step.TryAsync();
            if (step.Problem is { Code: FleetErrors.NotReadCode })
            {
                // The others would only say the same.
                break;
            }
        }

        _desk.Trouble = Problem;
    }

    private async Task<OperatorError?> ApplyAsync()
    {
        if (_told is not { IsOk: true, Value: var draft })
        {
            return null;
        }

        var id = CommandId.FromEntropy(RandomNumberGenerator.GetBytes(IdBytes));
        var applied = await _desk.ApplyAsync(draft, id, By, isOfStart: true);
        if (applied.IsOk)
        {
            _log.FleetHolds(applied.Value.Revision, applied.Value.IsNew);
        }

        return applied.Error;
    }

    private static string Sentence(OperatorError error) => $"{error.Message} {error.Why} {error.Remedy}".Trim();
}
