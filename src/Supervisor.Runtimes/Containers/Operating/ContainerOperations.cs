using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Usage;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>What operators do with containers beside starting and stopping them.</summary>
public sealed class ContainerOperations
{
    /// <summary>A command's terminal is there a moment after the command is.</summary>
    private const int ResizeAttempts = 10;
    private static readonly TimeSpan ResizePause = TimeSpan.FromMilliseconds(20);

    private readonly EngineLink _link;
    private readonly LaunchPlan _plan;
    private readonly ContainerFinder _finder;
    private readonly TimeProvider _clock;

    internal ContainerOperations(EngineLink link, LaunchPlan plan, ContainerFinder finder, TimeProvider clock) =>
        (_link, _plan, _finder, _clock) = (link, plan, finder, clock);

    /// <inheritdoc cref="ContainerSession.HangUpGrace"/>
    internal TimeSpan HangUpGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What runs it by the plan that holds; null: the plan does not have it.</summary>
    public RuntimeKind? RuntimeOf(AgentAddress agent) => _plan.Of(agent)?.Runtime;

    /// <summary>Runs a command beside an agent.</summary>
    /// <param name="container">In which the agent runs.</param>
    public async Task<Outcome<ContainerSession>> OpenAsync(
        AgentAddress agent,
        string container,
        SessionWish wish,
        CancellationToken stop
    )
    {
        if (_link.Session is not { Client: var engine })
        {
            return _link.Problem ?? OperatingErrors.NoEngine;
        }

        var created = await engine.Exec.CreateAsync(container, SessionSpec.Of(wish, _plan.Of(agent)), stop);
        if (!created.IsOk)
        {
            return created.Failure.Error;
        }

        var exec = created.Value.Id;
        var attached = await engine.Exec.AttachAsync(exec, wish.Terminal is not null, stop);
        if (!attached.IsOk)
        {
            return attached.Failure.Error;
        }

        if (wish.Terminal is { } size)
        {
            await ResizeAsync(engine.Exec, exec, size, stop);
        }

        return new ContainerSession(engine, attached.Value, exec, container, _clock) { HangUpGrace = HangUpGrace };
    }

    /// <summary>The files of the container that an agent is, or is in; that need not run.</summary>
    public async Task<Outcome<ContainerFiles>> FilesOfAsync(AgentAddress agent, CancellationToken stop)
    {
        if (_link.Session is not { } session)
        {
            return _link.Problem ?? OperatingErrors.NoEngine;
        }

        var found = await _finder.OfAsync(session, _plan.OwnerOf(agent), stop);
        return found switch
        {
            { IsOk: false } => found.Failure.Error,
            { Value: [.., var container] } => new ContainerFiles(session.Client, container.Id),
            _ => OperatingErrors.NoContainer(agent),
        };
    }

    /// <summary>What a container has used until now.</summary>
    internal async Task<Outcome<UsageCounters>> MeasureAsync(string container, CancellationToken stop)
    {
        if (_link.Session is not { Client: var engine })
        {
            return _link.Problem ?? OperatingErrors.NoEngine;
        }

        var stats = await engine.Stats.OnceAsync(container, stop);
        return stats.IsOk ? ContainerCounters.Of(stats.Value, _clock.GetUtcNow()) : stats.Failure.Error;
    }

    private async Task ResizeAsync(ExecCalls calls, string exec, TerminalSize size, CancellationToken stop)
    {
        for (var attempt = 1; attempt < ResizeAttempts; attempt++)
        {
            var resized = await calls.ResizeAsync(exec, size.Columns, size.Rows, stop);
            if (resized.Failure is not EngineFailure.Refused)
            {
                return;
            }

            await Task.Delay(ResizePause, _clock, stop);
        }
    }
}
