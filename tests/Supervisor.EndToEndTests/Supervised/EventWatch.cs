using System.Diagnostics;
using System.Threading.Channels;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>
/// Follows the journal by <c>pbm events -f</c>, from its beginning. What was waited for once is not waited for again, also
/// by the next daemon.
/// </summary>
internal sealed class EventWatch(Scratch scratch) : IAsyncDisposable
{
    private readonly Dictionary<string, long> _expected = new(StringComparer.Ordinal);
    private List<JournaledEvent> _read = [];
    private Channel<JournaledEvent> _lines = Channel.CreateUnbounded<JournaledEvent>();
    private Process? _pbm;
    private Task _reading = Task.CompletedTask;

    /// <summary>To the daemon that runs now.</summary>
    public async Task ConnectAsync()
    {
        await DisposeAsync();
        (_read, _lines) = ([], Channel.CreateUnbounded<JournaledEvent>());
        _pbm = Process.Start(PbmProgram.Start(scratch, "events", "-f", "-n", "100000", "-o", "json"))!;
        _reading = ReadAsync(_pbm.StandardOutput, _lines.Writer);
    }

    /// <summary>The next event of that name in the stream, after what was waited for there before.</summary>
    public async Task<JournaledEvent> ExpectAsync(string stream, string name)
    {
        var found = await FirstAsync(stream, name, _expected.GetValueOrDefault(stream));
        _expected[stream] = found.Version;
        return found;
    }

    /// <summary>The first event of that name in the stream after a version of it.</summary>
    public async Task<JournaledEvent> FirstAsync(string stream, string name, long after)
    {
        bool IsIt(JournaledEvent line) => line.Stream == stream && line.Event == name && line.Version > after;

        return _read.Find(IsIt) ?? await NextAsync(IsIt, $"{name} of {stream} after #{after}");
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

    private async Task<JournaledEvent> NextAsync(Predicate<JournaledEvent> isIt, string expected)
    {
        while (true)
        {
            var line = await Patience.For(
                _lines.Reader.ReadAsync().AsTask(),
                expected,
                () => string.Join('\n', _read.TakeLast(30))
            );
            _read.Add(line);
            if (isIt(line))
            {
                return line;
            }
        }
    }

    private static async Task ReadAsync(StreamReader from, ChannelWriter<JournaledEvent> into)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("{\"time\"", StringComparison.Ordinal))
            {
                await into.WriteAsync(JournaledEvent.Parse(line));
            }
        }

        into.Complete();
    }
}
