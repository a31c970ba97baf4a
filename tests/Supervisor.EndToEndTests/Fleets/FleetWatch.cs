using System.Diagnostics;
using System.Text.Json;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Follows <c>agent list --watch</c>, so that a test can wait until an agent stands as it is to.</summary>
internal sealed class FleetWatch : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonElement> _rows = new(StringComparer.Ordinal);
    private readonly List<Waiting> _waiting = [];
    private readonly Process _process;
    private readonly Task _reading;

    private FleetWatch(Process process) => (_process, _reading) = (process, ReadAsync(process));

    public static FleetWatch Start(Scratch scratch) =>
        new(Process.Start(PbmProgram.Start(scratch, "agent", "list", "--watch", "-o", "json"))!);

    /// <returns>The agent as it stood then.</returns>
    public Task<JsonElement> UntilAsync(string name, Func<JsonElement, bool> isSo, string expected)
    {
        var waiting = new Waiting(
            name,
            isSo,
            new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        lock (_gate)
        {
            if (!_rows.TryGetValue(name, out var row) || !waiting.Take(row))
            {
                _waiting.Add(waiting);
            }
        }

        return Patience.For(waiting.Found.Task, expected, Seen);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var row = JsonDocument.Parse(line).RootElement;
            lock (_gate)
            {
                var name = row.GetProperty("name").GetString()!;
                _rows[name] = row;
                _waiting.RemoveAll(waiting => waiting.Name == name && waiting.Take(row));
            }
        }
    }

    private string Seen()
    {
        lock (_gate)
        {
            return string.Join('\n', _rows.Values);
        }
    }

    private sealed record Waiting(string Name, Func<JsonElement, bool> IsSo, TaskCompletionSource<JsonElement> Found)
    {
        public bool Take(JsonElement row) => IsSo(row) && Found.TrySetResult(row);
    }
}
