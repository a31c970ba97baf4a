namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>A workload as its runtime sees it.</summary>
/// <param name="Process">Null while it is not known, or when it never came to be.</param>
/// <param name="Exit">Null while it runs.</param>
/// <param name="Notes">What was asked for and could not be had, a sentence each.</param>
public sealed record Workload(WorkloadId Id, ProcessFacts? Process, WorkloadExit? Exit, IReadOnlyList<string> Notes)
{
    /// <summary>The line that it wrote to its notification descriptor; null while it wrote none.</summary>
    public string? Notification { get; init; }

    /// <summary>Null where nobody has the engine look after its health, and when it has ended.</summary>
    public WorkloadHealth? Health { get; init; }

    /// <summary>Null while nobody holds its processes still, and when it has ended.</summary>
    public WorkloadPause? Pause { get; init; }

    /// <summary>Within which run of its group's container it is, or was. Null of all that is not within one.</summary>
    public HolderRun? Within { get; init; }

    public bool IsRunning => Exit is null;
}

/// <param name="Pid">
/// As its machine counts, so that whoever is there can look at it, signal it, and find it in other programs' lists. Null where
/// that number is not to be seen from here: one of another count would mean some other process.
/// </param>
/// <param name="StartTicks">With the boot it tells this process from a later one of the same number.</param>
public sealed record ProcessFacts(int? Pid, long StartTicks, string BootId, DateTimeOffset Started)
{
    /// <summary>The id of the container that it runs in; null: none.</summary>
    public string? Container { get; init; }
}
