using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>
/// Keeps a session with the guard, and finds the next as soon as one is lost. One is started only when there is something
/// for it to do: a node that runs no processes has none. Nothing is missed by a new session, for whoever hears that it is
/// connected reads the whole list.
/// </summary>
internal sealed class GuardLink(GuardClient guard, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly OperatorError NotYet = new(
        GuardErrorCodes.Unreachable,
        "The guard of processes has not answered yet.",
        "",
        ""
    );

    // Not disposed of: acts that were begun before the end may still ask for its token.
    private readonly CancellationTokenSource _ends = new();
    private readonly TaskCompletionSource _needed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<Outcome<GuardSession>> _next = NewTurn();
    private volatile GuardSession? _session;
    private volatile OperatorError? _problem = NotYet;
    private Task _running = Task.CompletedTask;

    /// <summary>Null while there is none.</summary>
    public GuardSession? Session => _session;

    /// <summary>Why there is no session; null also when there is none because nobody needs one.</summary>
    public OperatorError? Problem => _problem;

    public CancellationToken Ends => _ends.Token;

    public void Run(GuardNews news) => _running = RunAsync(news);

    /// <summary>There has to be a session from now on.</summary>
    public void Need() => _needed.TrySetResult();

    /// <summary>The session that there is, or the next one.</summary>
    public Task<Outcome<GuardSession>> NeedAsync()
    {
        var next = Volatile.Read(ref _next);
        Need();
        return _session is { } session ? Task.FromResult<Outcome<GuardSession>>(session) : next.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _running;
        _next.TrySetResult(NotYet);
    }

    private async Task RunAsync(GuardNews news)
    {
        // Not on the caller's thread: what follows talks to the outside.
        await Task.Yield();
        try
        {
            var pause = ShortestPause;
            while (!await TryAsync(() => WaitForNeedAsync(news), news))
            {
                pause = Longer(pause);
                await Task.Delay(pause, clock, _ends.Token);
            }

            while (!_ends.IsCancellationRequested)
            {
                var isServed = await TryAsync(() => ServeOneAsync(news), news);
                pause = isServed ? ShortestPause : Longer(pause);
                await Task.Delay(pause, clock, _ends.Token);
            }
        }
        catch (OperationCanceledException) when (_ends.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    /// <summary>Whatever becomes of one session, the next is looked for.</summary>
    /// <returns>False also when something was odd about it.</returns>
    private async Task<bool> TryAsync(Func<Task<bool>> step, GuardNews news)
    {
        try
        {
            return await step();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !_ends.IsCancellationRequested)
        {
            _problem = Unforeseen(fault);
            Answer(_problem);
            news.Faulted(fault);
            news.Disconnected(_problem);
            return false;
        }
    }

    /// <summary>Without a guard, and without anything that one has left, it is certain that nothing runs.</summary>
    /// <returns>True: there is a need.</returns>
    private async Task<bool> WaitForNeedAsync(GuardNews news)
    {
        var found = await guard.FindAsync(_ends.Token);
        if (found.IsOk)
        {
            await found.Value.DisposeAsync();
        }
        else if (found.Error.Code == GuardErrorCodes.Unreachable && !guard.HasLeftWork())
        {
            _problem = null;
            news.Connected();
            await _needed.Task.WaitAsync(_ends.Token);
        }

        return true;
    }

    /// <returns>Whether there was a session at all.</returns>
    private async Task<bool> ServeOneAsync(GuardNews news)
    {
        var connected = await ConnectAsync();
        if (!connected.IsOk)
        {
            _problem = connected.Error;
            Answer(connected.Error);
            news.Disconnected(_problem);
            return false;
        }

        await using var session = connected.Value;
        _session = session;
        Answer(session);
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
            _problem = session.End ?? NotYet;
            await EndIdleAsync(session);
        }

        news.Disconnected(_problem ?? NotYet);
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

    /// <summary>
    /// When the daemon stops, a guard with nothing to guard ends as well; one that has work refuses, and goes on. One that
    /// another has started is that one's to end.
    /// </summary>
    private async Task EndIdleAsync(GuardSession session)
    {
        if (_ends.IsCancellationRequested && session.End is null && !guard.IsApart)
        {
            await session.EndAsync(force: false, CancellationToken.None);
        }
    }

    private void Answer(Outcome<GuardSession> outcome) =>
        Interlocked.Exchange(ref _next, NewTurn()).TrySetResult(outcome);

    private static OperatorError Unforeseen(Exception fault) =>
        new(
            GuardErrorCodes.Unreachable,
            "The guard of processes cannot be followed now; it is tried again.",
            fault.Message,
            "The daemon's log has the whole cause."
        );

    private static TimeSpan Longer(TimeSpan pause) => pause + pause < LongestPause ? pause + pause : LongestPause;

    private static TaskCompletionSource<Outcome<GuardSession>> NewTurn() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
