namespace Supervisor.Cli.Shell;

/// <summary>Reads one line with the keys that shells have.</summary>
internal sealed class LineEditor(ITerminal terminal, History history)
{
    private readonly LineBuffer _line = new();
    private HistoryWalk _walk = new([]);

    /// <summary>The line; null when the operator wants to leave.</summary>
    public string? Read(string prompt, Completer completer)
    {
        _line.Set("");
        _walk = new HistoryWalk(history.Lines);
        terminal.BeginLine();
        try
        {
            return ReadKeys(prompt, completer);
        }
        finally
        {
            terminal.EndLine();
        }
    }

    private string? ReadKeys(string prompt, Completer completer)
    {
        while (true)
        {
            terminal.Write(LineView.Draw(prompt, _line, terminal.Width));
            var key = terminal.ReadKey();
            switch (MeaningOf(key))
            {
                case Meaning.Accept:
                    terminal.Write("\n");
                    return _line.Text;
                case Meaning.Leave:
                    terminal.Write("\n");
                    return null;
                case Meaning.Discard:
                    terminal.Write("^C\n");
                    _line.Set("");
                    _walk = new HistoryWalk(history.Lines);
                    break;
                case Meaning.Clear:
                    terminal.Write("\e[H\e[2J");
                    break;
                case Meaning.Complete:
                    Complete(completer);
                    break;
                default:
                    Edit(key);
                    break;
            }
        }
    }

    private Meaning MeaningOf(ConsoleKeyInfo key)
    {
        var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        return (isControl, key.Key) switch
        {
            (_, ConsoleKey.Enter) or (true, ConsoleKey.J or ConsoleKey.M) => Meaning.Accept,
            (true, ConsoleKey.D) when _line.Text.Length == 0 => Meaning.Leave,
            (true, ConsoleKey.C) => Meaning.Discard,
            (true, ConsoleKey.L) => Meaning.Clear,
            (_, ConsoleKey.Tab) => Meaning.Complete,
            _ => Meaning.Edit,
        };
    }

    private void Edit(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
        {
            EditByControl(key.Key);
        }
        else if (key.Modifiers.HasFlag(ConsoleModifiers.Alt))
        {
            EditByAlt(key.Key);
        }
        else
        {
            EditByKey(key);
        }
    }

    private void EditByControl(ConsoleKey key)
    {
        Action? edit = key switch
        {
            ConsoleKey.A => () => _line.MoveTo(0),
            ConsoleKey.E => () => _line.MoveTo(_line.Text.Length),
            ConsoleKey.B => _line.Left,
            ConsoleKey.F => _line.Right,
            ConsoleKey.D => _line.DeleteAfter,
            ConsoleKey.H => _line.DeleteBefore,
            ConsoleKey.K => _line.CutToEnd,
            ConsoleKey.U => _line.CutToStart,
            ConsoleKey.W => _line.CutWord,
            ConsoleKey.Y => _line.Paste,
            ConsoleKey.LeftArrow => _line.WordLeft,
            ConsoleKey.RightArrow => _line.WordRight,
            ConsoleKey.P => () => Recall(_walk.Up(_line.Text)),
            ConsoleKey.N => () => Recall(_walk.Down()),
            _ => null,
        };
        edit?.Invoke();
    }

    private void EditByAlt(ConsoleKey key)
    {
        Action? edit = key switch
        {
            ConsoleKey.B => _line.WordLeft,
            ConsoleKey.F => _line.WordRight,
            ConsoleKey.Backspace => _line.CutWord,
            _ => null,
        };
        edit?.Invoke();
    }

    private void EditByKey(ConsoleKeyInfo key)
    {
        Action edit = key.Key switch
        {
            ConsoleKey.LeftArrow => _line.Left,
            ConsoleKey.RightArrow => _line.Right,
            ConsoleKey.Home => () => _line.MoveTo(0),
            ConsoleKey.End => () => _line.MoveTo(_line.Text.Length),
            ConsoleKey.Backspace => _line.DeleteBefore,
            ConsoleKey.Delete => _line.DeleteAfter,
            ConsoleKey.UpArrow => () => Recall(_walk.Up(_line.Text)),
            ConsoleKey.DownArrow => () => Recall(_walk.Down()),
            _ => () => InsertLetter(key.KeyChar),
        };
        edit();
    }

    private void InsertLetter(char letter)
    {
        if (!char.IsControl(letter))
        {
            _line.Insert(letter.ToString());
        }
    }

    private void Recall(string? text)
    {
        if (text is not null)
        {
            _line.Set(text);
        }
    }

    private void Complete(Completer completer)
    {
        var found = completer.Complete(_line.BeforeCursor);
        if (found.Text is { } text)
        {
            _line.Replace(found.Start, text);
        }
        else if (found.Candidates.Count > 0)
        {
            terminal.Write($"\n{string.Join("  ", found.Candidates)}\n");
        }
    }

    private enum Meaning
    {
        Edit,
        Accept,
        Leave,
        Discard,
        Clear,
        Complete,
    }
}
