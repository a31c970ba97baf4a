using Supervisor.Runtimes.Docker;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>A container that runs, for the programs in it.</summary>
/// <param name="StartedAt">With the id it means this run of it: the same container may be started many times.</param>
/// <param name="Pid">Of its first process, as the engine says; on the engine's machine.</param>
internal sealed record ExecContainer(EngineClient Engine, string Id, DateTimeOffset StartedAt, int Pid)
{
    /// <inheritdoc cref="Workload.Pause"/>
    public WorkloadPause? Pause { get; init; }

    public ExecRun Run => new(Id, StartedAt);

    /// <summary>Whether this very run goes on, as the engine knows it by now.</summary>
    public async Task<bool> IsStillRunningAsync()
    {
        var facts = await Engine.Containers.InspectAsync(Id, CancellationToken.None);
        return facts is { IsOk: true, Value.State: { Running: true } state } && state.StartedAt == StartedAt;
    }
}

/// <summary>One run of a container.</summary>
internal sealed record ExecRun(string Container, DateTimeOffset StartedAt);
