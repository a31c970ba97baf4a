using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Somebody who follows an agent's log with <c>pbm agent logs -f -o json</c>, and goes on where it was ended.</summary>
internal sealed partial class LogFollower(Scratch scratch)
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> IsIt, TaskCompletionSource Found)> _waiting = [];
    private string _goesOn = "pbm agent logs chat -f";
    private long _position;
    private Task<ProgramResult>? _running;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Runs what is to be run now: the first time the whole log, then what the ended stream printed.</summary>
    public void GoOn() => _running = RunAsync($"{_goesOn} -o json");

    /// <summary>The daemon was killed and could print nothing: the last position that it gave has to do.</summary>
    public void GoOnByPosition() => _running = RunAsync($"pbm agent logs chat -f --from chat={_position} -o json");

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        var result = await _running!;
        _goesOn = Again().Match(result.Error) is { Success: true } again ? again.Value : _goesOn;
        return result.Exit;
    }

    public Task UntilAsync(Func<string, bool> isIt, string expected)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Exists(line => isIt(line)))
            {
                return Task.CompletedTask;
            }

            _waiting.Add((isIt, found));
        }

        return Patience.For(
            found.Task,
            expected,
            () => $"{Lines.Count} lines, the last ones: {string.Join('\n', Lines.TakeLast(3))}"
        );
    }

    private async Task<ProgramResult> RunAsync(string line)
    {
        var start = PbmProgram.Start(scratch, [.. line.Split(' ').Skip(1)]);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } row)
        {
            Take(JsonDocument.Parse(row).RootElement);
        }

        await Patience.ForEndOf(process, () => "it still runs");
        return new ProgramResult(process.ExitCode, "", await error);
    }

    private void Take(JsonElement row)
    {
        var text = row.GetProperty("text").GetString()!;
        lock (_gate)
        {
            _position = row.GetProperty("position").GetInt64();
            _lines.Add(text);
            foreach (var (_, found) in _waiting.Where(waiting => waiting.IsIt(text)))
            {
                found.TrySetResult();
            }
        }
    }

    [GeneratedRegex("pbm agent logs chat -f --from chat=[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Again();
}
