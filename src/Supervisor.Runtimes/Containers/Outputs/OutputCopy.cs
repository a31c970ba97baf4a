using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// Copies one container's output into its agent's log: what was written while no daemon was there, what comes, and what is left
/// when a run is over. It begins whenever somebody has seen that there may be something, and ends when there is nothing.
/// </summary>
internal sealed class OutputCopy(string container, AgentAddress agent, OutputServices services)
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterNothing = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly string _log = services.Logs.PathOf(agent);
    private Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isWantedAgain;
    private volatile OperatorError? _trouble;
    private DateTimeOffset? _drained;

    public AgentAddress Agent => agent;

    /// <summary>Why its log does not have all; null when nothing is known to be missing.</summary>
    public OperatorError? Trouble => _trouble;

    public Task Running
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    /// <summary>Somebody has looked at the container.</summary>
    public void Heed(EngineSession session, ContainerFacts facts)
    {
        lock (_gate)
        {
            if (_isRunning)
            {
                _isWantedAgain = true;
            }
            else if (IsOpen(facts))
            {
                _isRunning = true;
                _running = Detached.Run(
                    services.Faults,
                    $"going on with the output of {agent}",
                    () => RunAsync(session)
                );
            }
        }
    }

    private bool IsOpen(ContainerFacts facts) =>
        facts.State is { StartedAt: { } started } state && (state.Running || started != _drained);

    private async Task RunAsync(EngineSession session)
    {
        do
        {
            try
            {
                while (await TryPassAsync(session) is { } pause)
                {
                    await Task.Delay(pause, services.Clock, session.Ends);
                }
            }
            catch (OperationCanceledException) when (session.Ends.IsCancellationRequested)
            {
                // The engine has gone, or the daemon stops. The next session's list begins it again.
            }
        } while (GoesOn(session));
    }

    private bool GoesOn(EngineSession session)
    {
        lock (_gate)
        {
            _isRunning = _isWantedAgain && !session.Ends.IsCancellationRequested;
            _isWantedAgain = false;
            return _isRunning;
        }
    }

    /// <summary>Whatever becomes of one attempt, the next comes as long as there is a session.</summary>
    private async Task<TimeSpan?> TryPassAsync(EngineSession session)
    {
        var work = $"copying the output of {agent}";
        try
        {
            var pause = await PassAsync(session);
            services.Faults.Over(work);
            return pause;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !session.Ends.IsCancellationRequested)
        {
            _trouble = OutputErrors.Faulted(agent, fault.Message);
            services.Faults.Tell(work, fault);
            return PauseAfterFault;
        }
    }

    /// <returns>How long to wait before it is looked again; null: that there is nothing more to copy now, or no use in trying.</returns>
    private async Task<TimeSpan?> PassAsync(EngineSession session)
    {
        var inspected = await session.Client.Containers.InspectAsync(container, session.Ends);
        if (inspected.Value is not { } facts || !IsOpen(facts))
        {
            return null;
        }

        var driver = facts.HostConfig?.LogConfig?.Type;
        if (OutputErrors.OfDriver(agent, driver) is { } silent)
        {
            _trouble = silent;
            return null;
        }

        try
        {
            return await CopyAsync(session, facts, driver);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            _trouble = OutputErrors.Unwritten(agent, refused.Message);
            return PauseAfterFault;
        }
    }

    private async Task<TimeSpan?> CopyAsync(EngineSession session, ContainerFacts facts, string? driver)
    {
        var definition = services.Plan.LogOf(agent);
        services.KeepLog(_log, definition);
        _trouble = null;
        using var pass = OutputPass.Open(
            services.PlaceOf(container),
            () => new OutputLog(_log, definition, services.Clock)
        );
        var failure = await pass.RunAsync(session, facts, () => _trouble = OutputErrors.Held(agent), session.Ends);
        if (pass.HasGap)
        {
            services.Tell(new MakingNote(agent, IsWarning: true, OutputErrors.Gap));
        }

        return failure is null ? Copied(facts, pass) : Failed(session, failure, driver);
    }

    /// <summary>Of one that ran there may be more, written after its end was seen; so it is read once more, not following.</summary>
    private TimeSpan? Copied(ContainerFacts facts, OutputPass pass)
    {
        _trouble = null;
        if (facts.State!.Running)
        {
            return pass.HasCopied ? TimeSpan.Zero : PauseAfterNothing;
        }

        _drained = facts.State.StartedAt;
        return TimeSpan.Zero;
    }

    private TimeSpan? Failed(EngineSession session, EngineFailure failure, string? driver)
    {
        session.Heed(failure);
        if (failure is EngineFailure.Refused { IsAbsent: false } refused)
        {
            _trouble = OutputErrors.Refused(agent, driver, refused.Message);
            return null;
        }

        return failure.IsAbsent ? null : PauseAfterFault;
    }
}
