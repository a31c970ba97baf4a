using System.Collections.Concurrent;
using System.Globalization;
using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Operating;

namespace Supervisor.Runtimes.Usage;

/// <summary>One look at what several agents have used: each container and each /proc is read once.</summary>
internal sealed class UsageLook(ContainerOperations? containers, TimeProvider clock)
{
    private const string NotRunning = "It does not run.";
    private const string Shares = "Of all its container: its image starts it, so its own part is not known.";
    private const string Unseen = "Of all its container: its processes cannot be seen from here.";
    private const string Gone = "It has just ended.";

    private readonly ConcurrentDictionary<string, Task<Outcome<UsageCounters>>> _containers = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, Lazy<ProcTable?>> _tables = new(StringComparer.Ordinal);

    public async Task<UsageSample> MeasureAsync(UsageSubject subject, CancellationToken stop) =>
        subject switch
        {
            { Process: null } => new UsageSample(subject, UsageScope.None, null, NotRunning),
            { Process.Container: null } => OfProcess(subject),
            { Process.Container: { } container, IsListened: true } => await OfContainerAsync(
                subject,
                container,
                Shares,
                stop
            ),
            { Process.Container: { } container, Holder: null } => await OfContainerAsync(subject, container, "", stop),
            { Process.Container: { } container } => OfProgram(subject, container)
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

    private UsageSample OfProcess(UsageSubject subject)
    {
        var (pid, start) = (subject.Process!.Pid, subject.Process.StartTicks);
        if (Table("/proc") is not { } table || table.Find(pid) is not { } leader || leader.StartTicks != start)
        {
            return new UsageSample(subject, UsageScope.None, null, Gone);
        }

        var cgroups = OwnCgroup.Of(pid);
        var members = OwnCgroup.Members(cgroups) is { Count: > 0 } held ? held : table.TreeOf(pid);
        var counters = table.Count(members, Now) with { MemoryLimit = OwnCgroup.MemoryLimit(cgroups) };
        return new UsageSample(subject, UsageScope.Processes, counters, "");
    }

    /// <summary>By the container's own /proc, in which a program has the number that it is known by.</summary>
    /// <returns>Null: that cannot be seen from here.</returns>
    private UsageSample? OfProgram(UsageSubject subject, string container)
    {
        var holder = subject.Holder!.Pid;
        if (!SessionProcesses.IsIn(holder, container))
        {
            return null;
        }

        var table = Table(string.Create(CultureInfo.InvariantCulture, $"/proc/{holder}/root/proc"));
        return table?.Find(subject.Process!.Pid) is { } leader && leader.StartTicks == subject.Process.StartTicks
            ? new UsageSample(subject, UsageScope.Processes, table.Count(table.TreeOf(leader.Pid), Now), "")
            : null;
    }

    private TimeSpan Now => clock.GetElapsedTime(0);

    private ProcTable? Table(string root) =>
        _tables.GetOrAdd(root, path => new Lazy<ProcTable?>(() => Read(path))).Value;

    private static ProcTable? Read(string root)
    {
        try
        {
            return ProcTable.Read(root);
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
