using Supervisor.Actors.Restarts;
using Supervisor.Actors.Systems;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Runtimes.Docker.Events;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>
/// Keeps a session with the engine, and finds the next as soon as one is lost. A node that runs no containers asks none: the
/// engine may not even be installed there.
/// </summary>
/// <param name="events">Those that concern us.</param>
internal sealed class EngineLink(
    IEngineSource source,
    EngineMarks marks,
    EngineFilters events,
    TimeProvider clock,
    IChance chance
) : IAsyncDisposable
{
    private static readonly BackoffPolicy Pauses = new(
        TimeSpan.FromMilliseconds(50),
        TimeSpan.FromSeconds(5),
        Jitter: 0.3
    );

    /// <summary>Between the answer to a connection and the engine's first look an event may be missed.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);

    // Not disposed of: acts that were begun before the end may still ask for its token.
    private readonly CancellationTokenSource _ends = new();
    private readonly TaskCompletionSource _needed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<Outcome<EngineSession>> _next = NewTurn();
    private volatile EngineSession? _session;
    private volatile OperatorError? _problem = EngineLinkErrors.NotYet;
    private bool _wasLost;
    private Task _running = Task.CompletedTask;

    /// <summary>With the daemon.</summary>
    public CancellationToken Ends => _ends.Token;

    /// <summary>Null while there is none.</summary>
    public EngineSession? Session => _session is { End: null } session ? session : null;

    /// <summary>Why there is no session; null also when there is none because nobody needs one.</summary>
    public OperatorError? Problem => Session is null ? _session?.End ?? _problem : null;

    public void Run(IEngineFollower follower) => _running = RunAsync(follower);

    /// <summary>There has to be a session from now on.</summary>
    public void Need() => _needed.TrySetResult();

    /// <summary>The session that there is, or what the attempt comes to that is under way.</summary>
    public Task<Outcome<EngineSession>> NeedAsync()
    {
        var next = Volatile.Read(ref _next);
        Need();
        return Session is { } session ? Task.FromResult<Outcome<EngineSession>>(session) : next.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _needed.TrySetCanceled(_ends.Token);
        await _running;
        _next.TrySetResult(EngineLinkErrors.NotYet);
    }

    private async Task RunAsync(IEngineFollower follower)
    {
        // Not on the caller's thread: what follows talks to the outside.
        await Task.Yield();
        try
        {
            await WaitForNeedAsync(follower);
            for (var failures = 1; ; failures++)
            {
                failures = await TryServeOneAsync(follower) ? 1 : failures;
                await Task.Delay(Pauses.Delay(failures, chance.Next()), clock, _ends.Token);
            }
        }
        catch (OperationCanceledException) when (_ends.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    private async Task WaitForNeedAsync(IEngineFollower follower)
    {
        if (!_needed.Task.IsCompleted)
        {
            _problem = null;
            TellThatNothingIsThere(follower);
            await _needed.Task;
            _problem = EngineLinkErrors.NotYet;
        }
    }

    private static void TellThatNothingIsThere(IEngineFollower follower)
    {
        try
        {
            follower.Connected(null);
        }
        catch (Exception fault)
        {
            // A need may come all the same.
            follower.Faulted(fault);
        }
    }

    /// <summary>Whatever becomes of one session, the next is looked for.</summary>
    /// <returns>Whether there was one, and nothing was odd about it.</returns>
    private async Task<bool> TryServeOneAsync(IEngineFollower follower)
    {
        try
        {
            var isServed = await ServeOneAsync(follower);
            follower.Disconnected(Problem ?? EngineLinkErrors.NotYet);
            return isServed;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !_ends.IsCancellationRequested)
        {
            _problem = EngineLinkErrors.Unforeseen(fault);
            Answer(_problem);
            follower.Faulted(fault);
            follower.Disconnected(_problem);
            return false;
        }
    }

    /// <returns>Whether there was a session at all.</returns>
    private async Task<bool> ServeOneAsync(IEngineFollower follower)
    {
        var opened = await OpenAsync();
        if (!opened.IsOk)
        {
            _problem = opened.Failure.Error;
            Answer(_problem);
            return false;
        }

        var (session, feed) = opened.Value;
        using (session)
        using (feed)
        {
            _session = session;
            Answer(session);
            try
            {
                follower.Connected(session);
                await FollowAsync(session, feed, follower);
            }
            finally
            {
                session.Close(EngineLinkErrors.Ended(feed.Fault?.Error.Why));
                (_problem, _session, _wasLost) = (session.End, null, true);
            }
        }

        return true;
    }

    private static async Task FollowAsync(EngineSession session, EngineFeed<EngineEvent> feed, IEngineFollower follower)
    {
        try
        {
            await foreach (var happened in feed.ReadAllAsync(session.Ends))
            {
                follower.Happened(session, happened);
            }
        }
        catch (OperationCanceledException) when (session.End is not null)
        {
            // Somebody has found that the engine is not there.
        }
    }

    private async Task<EngineOutcome<(EngineSession, EngineFeed<EngineEvent>)>> OpenAsync()
    {
        var found = await source.ConnectAsync(_ends.Token);
        if (!found.IsOk)
        {
            return found.Failure;
        }

        var client = found.Value.Client;
        var keeps = await KeepsContainersAsync(client);
        if (!keeps.IsOk)
        {
            return keeps.Failure;
        }

        var feed = await client.Events.OpenAsync(events, clock.GetUtcNow() - Overlap, _ends.Token);
        if (!feed.IsOk)
        {
            return feed.Failure;
        }

        var mark = new EngineMark(found.Value.Run, keeps.Value, clock.GetUtcNow());
        var gap = GapRules.Between(marks.Last, mark, _wasLost);
        return (new EngineSession(client, mark, gap, _ends.Token), feed.Value);
    }

    /// <summary>Podman is no program that goes on running: each container has a parent of its own. It takes long to tell of itself.</summary>
    private async Task<EngineOutcome<bool>> KeepsContainersAsync(EngineClient client)
    {
        if (client.Version.Kind == EngineKind.Podman)
        {
            return true;
        }

        var info = await client.System.InfoAsync(_ends.Token);
        return info.IsOk ? info.Value.LiveRestoreEnabled : info.Failure;
    }

    private void Answer(Outcome<EngineSession> outcome) =>
        Interlocked.Exchange(ref _next, NewTurn()).TrySetResult(outcome);

    private static TaskCompletionSource<Outcome<EngineSession>> NewTurn() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
