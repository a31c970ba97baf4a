namespace Supervisor.Node.Audit;

/// <summary>
/// Of who is turned away again and again, only so many within a while are told one by one, and the rest as a number: else somebody
/// who may do nothing could fill the trail, and push out of it what others did.
/// </summary>
internal sealed class AuditLimit(int most, TimeSpan span)
{
    /// <summary>Beyond it they share what strangers have.</summary>
    private const int MostSources = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <returns>Whether it is told by itself.</returns>
    public bool Takes(string source, TimeSpan now)
    {
        lock (_lock)
        {
            var key = _windows.ContainsKey(source) || _windows.Count < MostSources ? source : AuditEntry.Strangers;
            var window = _windows.GetValueOrDefault(key, new Window(now, 0, 0));
            if (now - window.Since >= span)
            {
                // What it held back was not told yet, and is with the next look.
                window = new Window(now, 0, window.Held);
            }

            var isTaken = window.Told < most;
            _windows[key] = isTaken ? window with { Told = window.Told + 1 } : window with { Held = window.Held + 1 };
            return isTaken;
        }
    }

    /// <summary>How many were held back since this was asked last, and of whom. Who has been quiet is forgotten.</summary>
    public IReadOnlyList<(string Source, int Count)> TakeHeld(TimeSpan now)
    {
        lock (_lock)
        {
            var held = _windows
                .Where(static window => window.Value.Held > 0)
                .Select(static window => (window.Key, window.Value.Held))
                .ToList();
            foreach (var (source, window) in _windows.ToList())
            {
                if (now - window.Since >= span)
                {
                    _windows.Remove(source);
                }
                else
                {
                    _windows[source] = window with { Held = 0 };
                }
            }

            return held;
        }
    }

    private sealed record Window(TimeSpan Since, int Told, int Held);
}
