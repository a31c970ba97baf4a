using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Probing;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>A run as its supervisor is told of it.</summary>
internal static class RunTranslation
{
    private const string Unseen =
        "Its engine has refused to start it and knows of nothing that runs, and processes of it live all the same.";

    /// <param name="notes">What was asked for and could not be had.</param>
    /// <returns>Null: there is nothing to tell of.</returns>
    public static Workload? Of(
        RunRecord record,
        RunVerdict verdict,
        ContainerFacts? container,
        WorkloadPause? pause,
        IReadOnlyList<string> notes
    ) =>
        verdict switch
        {
            RunVerdict.Running running => new Workload(
                record.Id,
                Process(record.Container, running.Pid, running.Started, record.BootId),
                Exit: null,
                notes
            )
            {
                Health = Health(container?.State?.Health),
                Pause = pause,
                Within = Within(record, running.Started),
            },
            RunVerdict.Ended ended => new Workload(
                record.Id,
                ended.Started is { } started ? Process(record.Container, record.Pid, started, record.BootId) : null,
                ended.End.ToExit(),
                notes
            )
            {
                Within = Within(record, ended.Started),
            },
            RunVerdict.Remains => new Workload(record.Id, Process: null, Exit: null, [Unseen, .. notes]),
            _ => null,
        };

    /// <summary>A run that no record explains.</summary>
    public static Workload OfStray(WorkloadId id, ContainerFacts container, string bootId) =>
        new(id, Process(container.Id, container.State!.Pid, container.State.StartedAt!.Value, bootId), Exit: null, []);

    // The engine does not say which ticks a process began at; when its container did tells it from others as well.
    private static ProcessFacts? Process(string container, int pid, DateTimeOffset started, string bootId) =>
        pid > 0 ? new ProcessFacts(pid, started.UtcTicks, bootId, started) { Container = container } : null;

    private static HolderRun? Within(RunRecord record, DateTimeOffset? began) =>
        record.IsListened && began is { } at ? new HolderRun(record.Container, at) : null;

    private static WorkloadHealth? Health(HealthFacts? health)
    {
        HealthStatus? status = health?.Status switch
        {
            "starting" => HealthStatus.Starting,
            "healthy" => HealthStatus.Healthy,
            "unhealthy" => HealthStatus.Unhealthy,
            _ => null,
        };
        return status is { } known ? new WorkloadHealth(known, LastLine(health!.Log)) : null;
    }

    private static string LastLine(IReadOnlyList<HealthLook>? looks) =>
        looks is [.., { Output: { } output }] ? OneLine.Of(output.AsSpan().TrimEnd().ToString().Split('\n')[^1]) : "";
}
