using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.TestKit.Runtimes.Containers.Execs;

/// <summary>A container with the folder of its group, the daemon's side of it, and hands that lay hold of what is in it.</summary>
public interface IExecWorld : IAsyncDisposable
{
    NewsLog News { get; }

    /// <summary>Of the machine, as the next daemon finds it.</summary>
    string BootId { set; }

    Task<LaunchOutcome> StartAsync(LaunchRequest request);

    Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace);

    /// <param name="isContainerRunning">As its own runtime would say it.</param>
    Task<IReadOnlyList<Workload>> LookAsync(bool isContainerRunning = true);

    /// <summary>By the numbers that they have in the container.</summary>
    (int Shell, int Program) PidsOf(WorkloadId id);

    /// <summary>SIGKILL, from within the container.</summary>
    Task KillAsync(params int[] pids);

    Task KillContainerAsync();

    /// <summary>Starts it again.</summary>
    Task StartContainerAsync();

    /// <summary>As after the daemon's end and its next start: what it held in memory is gone.</summary>
    Task RestartDaemonAsync();

    /// <summary>As a daemon leaves it that is killed before it told the engine.</summary>
    void WriteStart(LaunchRequest request);

    /// <summary>As an engine does that comes late to what it was told: in the container as it is by then, and nobody waits for it.</summary>
    Task CarryOutAsync(LaunchRequest request);
}
