using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Starting;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>
/// One start of an agent in a container, from its asking to its being forgotten. What is asked of it is done one after the
/// other; that it ended is found by its files, for which there is news, and by looking from time to time.
/// </summary>
internal sealed class ExecWorkload : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>While the engine's stream is open: it ends when the shell around the program does.</summary>
    private static readonly TimeSpan LookSeldom = TimeSpan.FromSeconds(15);

    private readonly StartFiles _files;
    private readonly ExecServices _services;
    private readonly ExecStanding _standing;
    private readonly ExecLauncher _launcher;
    private readonly ExecStopper _stopper;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _following = new();
    private readonly Wake _written = new();
    private Task _follower = Task.CompletedTask;
    private volatile Task _stream = Task.CompletedTask;
    private volatile ExecContainer? _container;
    private volatile bool _isStarting;
    private Workload? _told;

    public ExecWorkload(StartFiles files, ExecServices services)
    {
        (_files, _services) = (files, services);
        _standing = new ExecStanding(files, services);
        _stopper = new ExecStopper(files, services);
        _launcher = new ExecLauncher(files, services, () => _written.Next);
    }

    /// <summary>Something was written of it.</summary>
    public void Hasten() => _written.Tell();

    public Task<LaunchOutcome> StartAsync(ExecLaunch launch, ValueMap<string> surroundings, ExecContainer container) =>
        InTurnAsync<LaunchOutcome>(async () =>
            await StandAsync(container) is { } known
                ? new LaunchOutcome.There(known)
                : await LaunchAsync(launch, surroundings, container)
        );

    /// <summary>Null: there is none. One that is being started is there when that is done.</summary>
    public async Task<Workload?> LookAsync(ExecContainer? running)
    {
        return _isStarting ? null : await InTurnAsync(() => StandAsync(running));
    }

    public Task<StopOutcome> StopAsync(int signal, TimeSpan grace, ExecContainer? running) =>
        InTurnAsync<StopOutcome>(async () =>
        {
            var there = await CertainAsync(running);
            if (there is null)
            {
                return new StopOutcome.Gone();
            }

            if (!there.IsRunning || running is null)
            {
                return new StopOutcome.Told();
            }

            var failure = await _stopper.StopAsync(signal, grace, running);
            Hasten();
            return failure is null ? new StopOutcome.Told() : new StopOutcome.Unknown(failure.Error);
        });

    /// <summary>Sees to it that it is not begun any more, unless it has been.</summary>
    /// <returns>Whether it runs.</returns>
    public Task<bool> CallOffAsync(ExecContainer running) =>
        InTurnAsync(async () => await CertainAsync(running) is { IsRunning: true });

    /// <returns>Whether it is forgotten: what runs is not.</returns>
    public Task<bool> ForgetAsync() =>
        InTurnAsync(() =>
        {
            if (_files.ReadStart() is { Exit: null })
            {
                return Task.FromResult(false);
            }

            _files.Delete();
            return Task.FromResult(true);
        });

    public async ValueTask DisposeAsync()
    {
        Hasten();
        await _follower;
        await _stream;
    }

    /// <summary>
    /// How it stands. One that was asked for and is not to be seen may still be under way in an engine that takes its time: it is
    /// called off, so that null means that there is none, and none will come.
    /// </summary>
    private async Task<Workload?> CertainAsync(ExecContainer? running) =>
        await StandAsync(running) ?? (_files.TryCallOff() ? null : await StandAsync(running));

    private async Task<LaunchOutcome> LaunchAsync(
        ExecLaunch launch,
        ValueMap<string> surroundings,
        ExecContainer container
    )
    {
        if (await TryLaunchAsync(launch, surroundings, container) is { } problem)
        {
            return problem;
        }

        return await StandAsync(container) is { } there
            ? new LaunchOutcome.There(there)
            : new LaunchOutcome.Unknown(ExecErrors.Late(_files.Id));
    }

    private async Task<LaunchOutcome?> TryLaunchAsync(
        ExecLaunch launch,
        ValueMap<string> surroundings,
        ExecContainer container
    )
    {
        _isStarting = true;
        try
        {
            var (problem, stream) = await _launcher.LaunchAsync(launch, surroundings, container);
            _stream = HastenAfterAsync(stream);
            return problem;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new LaunchOutcome.Failed(ExecErrors.Unmade(_files.Id, refused));
        }
        finally
        {
            _isStarting = false;
        }
    }

    /// <summary>How it stands, which is told if it is news, and followed while it runs.</summary>
    private async Task<Workload?> StandAsync(ExecContainer? running)
    {
        if (await _standing.FindAsync(running) is not { } found)
        {
            return null;
        }

        _container = running;
        var isNews =
            _told is null
            || _told.Exit != found.Exit
            || _told.Notification != found.Notification
            || _told.Pause != found.Pause;
        _told = found;
        if (isNews)
        {
            _services.Told(found);
        }

        if (found.IsRunning)
        {
            Follow();
        }

        return found;
    }

    private void Follow()
    {
        lock (_following)
        {
            if (_follower.IsCompleted && !_services.Stop.IsCancellationRequested)
            {
                _follower = Detached.Run(_services.Faults, $"following {_files.Id.Agent}", FollowAsync);
            }
        }
    }

    private async Task FollowAsync()
    {
        var pace = new LookPace(_services.Clock);
        while (!_services.Stop.IsCancellationRequested)
        {
            var written = _written.Next;
            if (await InTurnAsync(FollowOnceAsync) is not { IsRunning: true })
            {
                return;
            }

            var pause = _stopper.Remaining(_stream.IsCompleted ? LookEvery : LookSeldom);
            await WaitAsync(written, pause);
            if (pace.Next() is { Ticks: > 0 } breath)
            {
                await Task.Delay(breath, _services.Clock, _services.Stop)
                    .ConfigureAwait(
                        ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
                    );
            }
        }
    }

    /// <summary>
    /// Until something was written, or it is time to look. Where nobody tells what is written, its first word is found all the
    /// same: that takes no look at its processes.
    /// </summary>
    private async Task WaitAsync(Task written, TimeSpan pause)
    {
        for (var left = pause; left > TimeSpan.Zero; left -= LookEvery)
        {
            var next = left < LookEvery ? left : LookEvery;
            await Wake.UntilAnyAsync(written, Task.Delay(next, _services.Clock, _services.Stop));
            if (written.IsCompleted || _services.Stop.IsCancellationRequested || HasSpoken())
            {
                return;
            }
        }
    }

    private bool HasSpoken() => _told is { Notification: null } && _files.ReadSaid() is not null;

    private async Task<Workload?> FollowOnceAsync()
    {
        var seen = await StandAsync(_container);
        if (seen is { IsRunning: true } && _container is { } running)
        {
            await _stopper.KillIfDueAsync(running);
        }

        return seen;
    }

    private async Task HastenAfterAsync(Task stream)
    {
        await stream;
        Hasten();
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> act)
    {
        await _turn.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            _turn.Release();
        }
    }
}
