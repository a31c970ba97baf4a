using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>
/// Progress on standard error: one line that is overwritten on a terminal. Elsewhere a line says how far it is where that has
/// changed, but not before the last has stood for a while, so that a log does not fill with counters; and what was to be told at
/// the end is told.
/// </summary>
internal sealed class ProgressLine(Screen screen)
{
    private const string ClearLine = "\r\e[K";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private bool _isShown;
    private string? _last;
    private string? _kept;
    private ITimer? _pause;

    public void Show(ProgressFrame progress)
    {
        var count = progress.Total is { } total ? $"{progress.Done} of {total}" : $"{progress.Done}";
        var line = TextCells.Harmless($"{count} {progress.Text}".TrimEnd());
        if (screen.IsErrorLive)
        {
            screen.Error.Write(ClearLine + TextCells.Fit(line, screen.Width ?? 80));
            screen.Error.Flush();
            _isShown = true;
            return;
        }

        lock (_gate)
        {
            _kept = line;
            if (_pause is null)
            {
                WriteKept();
            }
        }
    }

    /// <summary>Something else is about to be written: what was kept back stands before it.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            screen.Error.Write(ClearLine);
            _isShown = false;
        }

        lock (_gate)
        {
            EndPause();
            WriteKept(isLast: true);
        }
    }

    private void WriteKept(bool isLast = false)
    {
        if (_kept is { } line && line != _last)
        {
            screen.Error.WriteLine(line);
            _last = line;
            // Nobody else writes until the next is shown, but for this timer.
            _pause = isLast
                ? null
                : screen.Clock.CreateTimer(_ => OnPauseOver(), null, Pause, Timeout.InfiniteTimeSpan);
        }

        _kept = null;
    }

    private void OnPauseOver()
    {
        lock (_gate)
        {
            EndPause();
            try
            {
                WriteKept();
            }
            catch (IOException)
            {
                // Who writes next finds that as well, and ends the command by it.
            }
        }
    }

    private void EndPause()
    {
        _pause?.Dispose();
        _pause = null;
    }
}
