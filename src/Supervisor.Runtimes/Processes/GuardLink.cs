using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>
/// Keeps a session with the guard: starts one when there is none, and the next as soon as one is lost. Nothing is missed
/// by it, for whoever hears that it is connected reads the whole list.
/// </summary>
internal sealed class GuardLink(GuardClient guard, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ends = new();
    private volatile GuardSession? _session;
    private volatile OperatorError _problem = new(
        GuardErrorCodes.Unreachable,
        "The guard of processes has not answered yet.",
        "",
        ""
    );
    private Task _running = Task.CompletedTask;

    /// <summary>Null while there is none.</summary>
    public GuardSession? Session => _session;

    /// <summary>Why there is no session, or was none the last time.</summary>
    public OperatorError Problem => _problem;

    public CancellationToken Ends => _ends.Token;

    public void Run(GuardNews news) => _running = RunAsync(news);

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _running;
        _ends.Dispose();
    }

    private async Task RunAsync(GuardNews news)
    {
        // Not on the caller's thread: what follows talks to the outside.
        await Task.Yield();
        var pause = ShortestPause;
        try
        {
            while (!_ends.IsCancellationRequested)
            {
                var isServed = await ServeOneAsync(news);
                news.Disconnected(_problem);
                pause = isServed ? ShortestPause : Longer(pause);
                await Task.Delay(pause, clock, _ends.Token);
            }
        }
        catch (OperationCanceledException) when (_ends.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    /// <returns>Whether there was a session at all.</returns>
    private async Task<bool> ServeOneAsync(GuardNews news)
    {
        var connected = await ConnectAsync();
        if (!connected.IsOk)
        {
            _problem = connected.Error;
            return false;
        }

        await using var session = connected.Value;
        _session = session;
        try
        {
            news.Connected();
            await foreach (var happened in session.Events.ReadAllAsync(_ends.Token))
            {
                news.Tell(happened);
            }
        }
        finally
        {
            _session = null;
            _problem = session.End ?? _problem;
        }

        return true;
    }

    private async Task<Outcome<GuardSession>> ConnectAsync()
    {
        var connected = await guard.ConnectAsync(_ends.Token);
        if (!connected.IsOk)
        {
            return connected;
        }

        // From here on: whoever hears of the connection reads the list, which has all that was before.
        var subscribed = await connected.Value.SubscribeAsync(new EventPosition("", 0), _ends.Token);
        if (subscribed.IsOk)
        {
            return connected;
        }

        await connected.Value.DisposeAsync();
        return subscribed.Error;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause + pause < LongestPause ? pause + pause : LongestPause;
}
