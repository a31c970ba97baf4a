using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Programs that are started within a running container. What the container does is told to it, and what it says of its workloads
/// is passed on; as with <see cref="IRuntime"/>, acts may be repeated and never fault for what the outside does.
/// </summary>
internal interface IExecWorkloads
{
    /// <summary>Of which groups it has workloads that are not forgotten.</summary>
    IReadOnlySet<string> Groups { get; }

    /// <summary>Whether this is one of its workloads, by what it has written down.</summary>
    bool Has(WorkloadId id);

    Task<LaunchOutcome> StartAsync(
        LaunchRequest request,
        ExecLaunch launch,
        RunningContainer container,
        EngineClient engine,
        CancellationToken stop
    );

    /// <param name="container">Null: it does not run, so neither does what was within it.</param>
    Task<StopOutcome> StopAsync(
        WorkloadId id,
        string signal,
        TimeSpan grace,
        RunningContainer? container,
        EngineClient engine,
        CancellationToken stop
    );

    /// <summary>What runs is not forgotten.</summary>
    Task ForgetAsync(WorkloadId id);

    /// <summary>
    /// All of a group that is not forgotten, as it stands with the container. It is asked for each list, and whenever a container
    /// of the group starts or ends: what ran in another run than <paramref name="container"/> has ended, by
    /// <see cref="ExitCause.Container"/>.
    /// </summary>
    Task<EngineOutcome<IReadOnlyList<Workload>>> LookAsync(
        string group,
        RunningContainer? container,
        EngineClient engine,
        CancellationToken stop
    );

    /// <summary>
    /// Begins to tell of ends that it notices by itself, until it is disposed of with the runtime. The listener may be called on any
    /// thread and only passes on.
    /// </summary>
    void Listen(Action<Workload> listener);
}
