using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Logs;

/// <summary>Looks after the logs of all workloads: when they are due they are cut, on the other thread.</summary>
/// <param name="onCut">Told of every log that was cut.</param>
/// <param name="onTrouble">Told of a log that cannot be cut, and why; again only after it could.</param>
internal sealed class LogKeeper(EventLoop loop, DiskWorker disk, Action<string> onCut, Action<string, string> onTrouble)
{
    private static readonly TimeSpan RestAfterTrouble = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, LogUse> _logs = new(StringComparer.Ordinal);
    private Deadline? _nextLook;

    public void Use(WorkloadOutput output)
    {
        foreach (var path in Paths(output))
        {
            if (!_logs.TryGetValue(path, out var log))
            {
                log = _logs[path] = new LogUse(path, LogSettings.Of(output));
            }

            log.Users++;
            log.Settings = LogSettings.Of(output);
        }

        LookIn(LogPace.AtFullSpeed);
    }

    public void Release(WorkloadOutput output)
    {
        foreach (var path in Paths(output))
        {
            if (_logs.TryGetValue(path, out var log) && --log.Users == 0)
            {
                _logs.Remove(path);
                // It may have written much in its last moments.
                CutIfDue(log);
            }
        }
    }

    private static IEnumerable<string> Paths(WorkloadOutput output) =>
        output.ErrorPath is { } errors && errors != output.Path ? [output.Path, errors] : [output.Path];

    private void LookIn(TimeSpan delay)
    {
        var at = BootClock.Now + delay.Ticks * TimeSpan.NanosecondsPerTick;
        if (_nextLook is { } planned && planned.At <= at)
        {
            return;
        }

        _nextLook?.Cancel();
        _nextLook = loop.At(at, Look);
    }

    private void Look()
    {
        _nextLook = null;
        var now = BootClock.Now;
        var soonest = LogPace.AtRest;
        foreach (var log in _logs.Values)
        {
            CutIfDue(log);
            var next = log.Look(now);
            soonest = next < soonest ? next : soonest;
        }

        if (_logs.Count > 0)
        {
            LookIn(soonest);
        }
    }

    private void CutIfDue(LogUse log)
    {
        if (log.IsBeingCut || log.RestsUntil > BootClock.Now || !log.IsDue)
        {
            return;
        }

        log.IsBeingCut = true;
        var settings = log.Settings;
        disk.Do(() => Cut(log, settings));
    }

    /// <summary>On the other thread.</summary>
    private void Cut(LogUse log, LogSettings settings)
    {
        try
        {
            var result = LogCut.Run(log.Path, settings);
            loop.Post(() => Cut(log, result));
        }
        catch (Exception refused)
        {
            // Whatever it was: this log rests, and the others are cut.
            loop.Post(() => Rest(log, refused.Message));
        }
    }

    private void Cut(LogUse log, CutResult result)
    {
        (log.IsBeingCut, log.IsInTrouble) = (false, false);
        log.FirstData = result.FirstData;
        if (result.Cuts > 0)
        {
            onCut(log.Path);
        }

        // Its writers may be ahead still, or have ended while it was being cut.
        CutIfDue(log);
    }

    private void Rest(LogUse log, string why)
    {
        log.IsBeingCut = false;
        log.RestsUntil = BootClock.After(RestAfterTrouble).Nanoseconds;
        if (!log.IsInTrouble)
        {
            log.IsInTrouble = true;
            onTrouble(log.Path, why);
        }
    }
}
