namespace Supervisor.Cli.Shell;

/// <summary>Going through the history while a line is edited; the line begun is kept below the newest.</summary>
internal sealed class HistoryWalk(IReadOnlyList<string> lines)
{
    private int _at = lines.Count;
    private string _draft = "";

    /// <summary>The line before; null at the oldest.</summary>
    public string? Up(string current)
    {
        if (_at == 0)
        {
            return null;
        }

        _draft = _at == lines.Count ? current : _draft;
        return lines[--_at];
    }

    /// <summary>The line after; null at the one that was begun.</summary>
    public string? Down()
    {
        if (_at == lines.Count)
        {
            return null;
        }

        return ++_at == lines.Count ? _draft : lines[_at];
    }
}
