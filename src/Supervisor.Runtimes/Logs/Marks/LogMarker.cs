using Supervisor.Runtimes.Faults;

namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>
/// Notes from time to time how long each agent's log is. Lines bear no times, and programs write them straight into files,
/// so this is all that tells later when something was written.
/// </summary>
public sealed class LogMarker : IAsyncDisposable
{
    /// <summary>While the daemon runs, answers are as exact as this.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromSeconds(10);

    private readonly string _directory;
    private readonly TimeProvider _clock;
    private readonly Action<string, string> _onTrouble;
    private readonly WorkFaults _faults;
    private readonly HashSet<string> _inTrouble = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private Dictionary<string, LogMarking> _logs = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    internal LogMarker(string directory, TimeProvider clock, Action<string, string> onTrouble, WorkFaults faults) =>
        (_directory, _clock, _onTrouble, _faults) = (directory, clock, onTrouble, faults);

    /// <param name="directory">Of all agents' logs, a directory for each group in it.</param>
    /// <param name="clock">The wall clock.</param>
    /// <param name="onTrouble">Told of a log that cannot be marked, and why; again only after it could.</param>
    public static LogMarker Start(
        string directory,
        TimeProvider clock,
        Action<string, string> onTrouble,
        WorkFaults faults
    )
    {
        var marker = new LogMarker(directory, clock, onTrouble, faults);
        marker._running = Task.Run(() => marker.RunAsync(marker._stop.Token));
        return marker;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    /// <summary>Until the token is cancelled; a last look goes before the end.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        Look();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Grain, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Look();
        }
    }

    /// <summary>Looks at every log once.</summary>
    internal void Look()
    {
        Foreseen($"looking for logs in {_directory}", Find);
        foreach (var (log, marking) in _logs)
        {
            Foreseen($"marking {log}", () => Look(log, marking));
        }
    }

    /// <summary>One log that is odd keeps no other from its marks, and this look is not the last.</summary>
    private void Foreseen(string work, Action act)
    {
        try
        {
            act();
            _faults.Over(work);
        }
        catch (Exception fault)
        {
            _faults.Tell(work, fault);
        }
    }

    private void Find()
    {
        try
        {
            _logs = Logs().ToDictionary(log => log, Marking, StringComparer.Ordinal);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            Tell(_directory, refused);
        }
    }

    private IEnumerable<string> Logs() =>
        Directory.Exists(_directory)
            ? Directory.EnumerateDirectories(_directory).SelectMany(group => Directory.EnumerateFiles(group, "*.log"))
            : [];

    private LogMarking Marking(string log) => _logs.GetValueOrDefault(log) ?? new LogMarking(log, _clock);

    private void Look(string log, LogMarking marking)
    {
        try
        {
            marking.Look();
            _inTrouble.Remove(log);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            Tell(log, refused);
        }
    }

    private void Tell(string what, Exception refused)
    {
        if (_inTrouble.Add(what))
        {
            _onTrouble(what, refused.Message);
        }
    }

    private static bool IsRefusal(Exception refused) => refused is IOException or UnauthorizedAccessException;
}
