namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>
/// Notes from time to time how long each agent's log is. Lines bear no times, and programs write them straight into files,
/// so this is all that tells later when something was written.
/// </summary>
/// <param name="directory">Of all agents' logs, a directory for each group in it.</param>
/// <param name="onTrouble">Told of a log that cannot be marked, and why; again only after it could.</param>
public sealed class LogMarker(string directory, TimeProvider clock, Action<string, string> onTrouble)
{
    /// <summary>While the daemon runs, answers are as exact as this.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _inTrouble = new(StringComparer.Ordinal);
    private Dictionary<string, LogMarking> _logs = new(StringComparer.Ordinal);

    /// <summary>Until the token is cancelled; a last look goes before the end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Look();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Grain, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Look();
        }
    }

    /// <summary>Looks at every log once.</summary>
    internal void Look()
    {
        try
        {
            _logs = Logs().ToDictionary(log => log, Marking, StringComparer.Ordinal);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            Tell(directory, refused);
        }

        foreach (var (log, marking) in _logs)
        {
            Look(log, marking);
        }
    }

    private IEnumerable<string> Logs() =>
        Directory.Exists(directory)
            ? Directory.EnumerateDirectories(directory).SelectMany(group => Directory.EnumerateFiles(group, "*.log"))
            : [];

    private LogMarking Marking(string log) => _logs.GetValueOrDefault(log) ?? new LogMarking(log, clock);

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
            onTrouble(what, refused.Message);
        }
    }

    private static bool IsRefusal(Exception refused) => refused is IOException or UnauthorizedAccessException;
}
