using System.Diagnostics;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>
/// Follows the journal by <c>pbm events -f</c>, from its beginning. What was waited for once is not waited for again, also
/// by the next daemon.
/// </summary>
internal sealed class EventWatch(Scratch scratch) : IAsyncDisposable
{
    private readonly Dictionary<string, long> _expected = new(StringComparer.Ordinal);
    private EventLog _log = new();
    private Process? _pbm;
    private Task _reading = Task.CompletedTask;

    /// <summary>To the daemon that runs now.</summary>
    public async Task ConnectAsync()
    {
        await DisposeAsync();
        _log = new EventLog();
        _pbm = Process.Start(PbmProgram.Start(scratch, "events", "-f", "-n", "100000", "-o", "json"))!;
        _reading = ReadAsync(_pbm.StandardOutput, _log);
    }

    /// <summary>The next event of that name in the stream, after what was waited for there before.</summary>
    public async Task<JournaledEvent> ExpectAsync(string stream, string name)
    {
        var found = await FirstAsync(stream, name, _expected.GetValueOrDefault(stream));
        _expected[stream] = found.Version;
        return found;
    }

    /// <summary>The first event of that name in the stream after a version of it.</summary>
    public Task<JournaledEvent> FirstAsync(string stream, string name, long after)
    {
        var log = _log;
        return Patience.For(
            log.FirstAsync(line => line.Stream == stream && line.Event == name && line.Version > after),
            $"{name} of {stream} after #{after}",
            () => string.Join('\n', log.Last(30))
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_pbm is { } pbm)
        {
            pbm.Kill();
            await _reading;
            await pbm.WaitForExitAsync();
            pbm.Dispose();
            _pbm = null;
        }
    }

    private static async Task ReadAsync(StreamReader from, EventLog into)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("{\"time\"", StringComparison.Ordinal))
            {
                into.Add(JournaledEvent.Parse(line));
            }
        }

        into.End();
    }
}
