using Supervisor.Runtimes.Faults;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Has groups looked at when something has happened there: one look at a group at a time, and whatever happens during one is
/// covered by the next. Nobody waits for it.
/// </summary>
/// <param name="look">Does not fault for what the outside does. Where it does all the same, the next look finds what it missed.</param>
internal sealed class LookRounds(Func<string, IReadOnlyCollection<string>, Task> look, WorkFaults faults)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<string>> _wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);
    private bool _isDisposed;

    /// <param name="container">Where it happened; null: where is known.</param>
    public void Request(string group, string? container)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            if (!_wanted.TryGetValue(group, out var containers))
            {
                _wanted[group] = containers = new HashSet<string>(StringComparer.Ordinal);
            }

            if (container is not null)
            {
                containers.Add(container);
            }

            if (!_running.ContainsKey(group))
            {
                _running[group] = Detached.Run(faults, $"going around {group}", () => RunAsync(group));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            _isDisposed = true;
            running = [.. _running.Values];
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(string group)
    {
        while (Next(group) is { } containers)
        {
            await Detached.RunHereAsync(faults, $"looking at {group}", () => look(group, containers));
        }
    }

    private HashSet<string>? Next(string group)
    {
        lock (_gate)
        {
            if (!_isDisposed && _wanted.Remove(group, out var containers))
            {
                return containers;
            }

            _running.Remove(group);
            return null;
        }
    }
}
