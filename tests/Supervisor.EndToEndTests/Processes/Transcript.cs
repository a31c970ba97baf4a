using System.Text;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>What a process has written so far, and a way to wait for something in it.</summary>
internal sealed class Transcript
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Wanted, int From, TaskCompletionSource Found)> _waiting = [];
    private int _read;

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    public void Append(string text)
    {
        lock (_gate)
        {
            _text.Append(text);
            _waiting.RemoveAll(IsFound);
        }
    }

    /// <summary>Waits until the text has come, after what was waited for before.</summary>
    public Task ExpectAsync(string wanted)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var entry = (wanted, _read, found);
            if (!IsFound(entry))
            {
                _waiting.Add(entry);
            }
        }

        return Patience.For(found.Task, $"'{wanted}'", () => Text);
    }

    private bool IsFound((string Wanted, int From, TaskCompletionSource Found) entry)
    {
        var at = _text.ToString().IndexOf(entry.Wanted, Math.Max(entry.From, _read), StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        _read = at + entry.Wanted.Length;
        entry.Found.TrySetResult();
        return true;
    }
}
