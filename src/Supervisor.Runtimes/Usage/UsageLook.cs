using System.Collections.Concurrent;
using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Usage;

/// <summary>One look at what several agents have used: each container and the machine's processes are read once.</summary>
internal sealed class UsageLook(ContainerOperations? containers, TimeProvider clock)
{
    private const string NotRunning = "It does not run.";
    private const string Shares = "Of all its container: its image starts it, so its own part is not known.";
    private const string Unseen = "Of all its container: its processes cannot be seen from here.";
    private const string Gone = "It has just ended.";

    private readonly ConcurrentDictionary<string, Task<Outcome<UsageCounters>>> _containers = new(
        StringComparer.Ordinal
    );
    private readonly Lazy<ProcTable?> _table = new(ReadTable);

    public async Task<UsageSample> MeasureAsync(UsageSubject subject, CancellationToken stop) =>
        subject switch
        {
            { Process: null } => new UsageSample(subject, UsageScope.None, null, NotRunning),
            { Process.Container: null } => OfProcess(subject, subject.Process),
            { Process.Container: { } container, IsListened: true } => await OfContainerAsync(
                subject,
                container,
                Shares,
                stop
            ),
            { Process.Container: { } container, IsWithin: false } => await OfContainerAsync(
                subject,
                container,
                "",
                stop
            ),
            { Process.Container: { } container } => OfProgram(subject, subject.Process)
                ?? await OfContainerAsync(subject, container, Unseen, stop),
        };

    private async Task<UsageSample> OfContainerAsync(
        UsageSubject subject,
        string container,
        string note,
        CancellationToken stop
    )
    {
        if (containers is null)
        {
            return new UsageSample(subject, UsageScope.None, null, OperatingErrors.NoEngine.Message);
        }

        var measured = await _containers.GetOrAdd(container, id => containers.MeasureAsync(id, stop));
        return measured.IsOk
            ? new UsageSample(subject, UsageScope.Container, measured.Value, note)
            : new UsageSample(
                subject,
                UsageScope.None,
                null,
                $"{measured.Error.Message} {measured.Error.Why}".TrimEnd()
            );
    }

    private UsageSample OfProcess(UsageSubject subject, ProcessFacts process)
    {
        if (Find(process) is not var (table, pid))
        {
            return new UsageSample(subject, UsageScope.None, null, Gone);
        }

        var cgroups = OwnCgroup.Of(pid);
        var members = OwnCgroup.Members(cgroups) is { Count: > 0 } held ? held : table.TreeOf(pid);
        var counters = table.Count(members, Now) with { MemoryLimit = OwnCgroup.MemoryLimit(cgroups) };
        return new UsageSample(subject, UsageScope.Processes, counters, "");
    }

    /// <returns>Null: that cannot be seen from here.</returns>
    private UsageSample? OfProgram(UsageSubject subject, ProcessFacts process) =>
        Find(process) is var (table, pid)
            ? new UsageSample(subject, UsageScope.Processes, table.Count(table.TreeOf(pid), Now), "")
            : null;

    /// <returns>Null: it cannot be seen from here, or is no longer there.</returns>
    private (ProcTable Table, int Pid)? Find(ProcessFacts process) =>
        process.Pid is { } pid
        && _table.Value is { } table
        && table.Find(pid) is { } found
        && found.StartTicks == process.StartTicks
            ? (table, pid)
            : null;

    private TimeSpan Now => clock.GetElapsedTime(0);

    private static ProcTable? ReadTable()
    {
        try
        {
            return ProcTable.Read();
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
