using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;
using Supervisor.TestKit.Runtimes.Containers.Execs;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>A container of a real engine.</summary>
internal sealed class EngineExecWorld(ExecWorld world) : IExecWorld
{
    public NewsLog News => world.News;

    public string BootId
    {
        set => world.BootId = value;
    }

    public Task<LaunchOutcome> StartAsync(LaunchRequest request) => world.StartAsync(request);

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        world.Workloads.StopAsync(id, signal, grace, world.Container);

    public Task<IReadOnlyList<Workload>> LookAsync(bool isContainerRunning = true) =>
        world.Workloads.LookAsync(ExecWorld.Group, isContainerRunning ? world.Container : null);

    public (int Shell, int Program) PidsOf(WorkloadId id) =>
        world.RecordOf(id) is { Wrapper: { } shell, Program: { } program }
            ? (shell.Pid, program.Pid)
            : throw new InvalidOperationException($"{id} was never started.");

    public Task KillAsync(params int[] pids) => world.ShellAsync($"kill -9 {string.Join(' ', pids)}");

    public Task KillContainerAsync() => world.KillContainerAsync();

    public Task StartContainerAsync() => world.StartContainerAsync();

    public Task RestartDaemonAsync() => world.RestartDaemonAsync();

    public void WriteStart(LaunchRequest request) => world.WriteStart(request);

    public Task CarryOutAsync(LaunchRequest request) => world.CarryOutAsync(request);

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
