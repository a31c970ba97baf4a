using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>
/// Progress on standard error: one line that is overwritten on a terminal; elsewhere a line for each new text, so that a
/// log does not fill with counters.
/// </summary>
internal sealed class ProgressLine(Screen screen)
{
    private const string ClearLine = "\r\e[K";

    private bool _isShown;
    private string? _lastText;

    public void Show(ProgressFrame progress)
    {
        var count = progress.Total is { } total ? $"{progress.Done} of {total}" : $"{progress.Done}";
        var line = TextCells.Harmless($"{count} {progress.Text}".TrimEnd());
        if (screen.IsErrorLive)
        {
            screen.Error.Write(ClearLine + TextCells.Fit(line, screen.Width ?? 80));
            screen.Error.Flush();
            _isShown = true;
        }
        else if (!string.Equals(progress.Text, _lastText, StringComparison.Ordinal))
        {
            screen.Error.WriteLine(line);
            _lastText = progress.Text;
        }
    }

    public void Clear()
    {
        if (_isShown)
        {
            screen.Error.Write(ClearLine);
            _isShown = false;
        }
    }
}
