using Supervisor.Contracts.Palettes;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>What a start must be to make sense at all; both ends check it.</summary>
public static class WorkloadStartRules
{
    public const int LowestNotifyDescriptor = 3;
    public const int HighestNotifyDescriptor = 63;
    public const long SmallestSegmentBytes = 64 * 1024;
    public const int FewestSegments = 2;

    private const int HighestUmask = 0x1FF;

    /// <returns>Why it makes none, or null.</returns>
    public static OperatorError? Check(WorkloadStart start) =>
        Reasons(start).FirstOrDefault() is { } why
            ? new OperatorError(
                GuardErrorCodes.BadWorkload,
                "The workload cannot be started as it was described.",
                why,
                ""
            )
            : null;

    /// <returns>Why this cannot be a log, or null.</returns>
    public static string? CheckLog(WorkloadOutput? output) => OfOutput(output).FirstOrDefault();

    // What comes from the wire may lack a member, whatever its type says.
    private static IEnumerable<string> Reasons(WorkloadStart start)
    {
        if (start.Name is not { IsValid: true })
            yield return "Its name lacks a part, or has one that is too long or has a slash.";
        if (
            start.Command is not { Count: > 0 }
            || start.Command.Any(word => word is null)
            || start.Command[0].Length == 0
        )
            yield return "It has no command.";
        else if (start.Command.Any(HasZero))
            yield return "A word of its command holds a zero byte.";
        if (start.Environment is null || start.Environment.Any(IsNoVariable))
            yield return "Its environment has a name that is empty or holds '=', or a zero byte.";
        if (!IsPath(start.Directory))
            yield return "Its working directory is no absolute path.";
        foreach (var reason in OfOutput(start.Output).Concat(OfNumbers(start)))
            yield return reason;
    }

    private static IEnumerable<string> OfOutput(WorkloadOutput? output)
    {
        if (output is null || !IsPath(output.Path) || (output.ErrorPath is { } errors && !IsPath(errors)))
            yield return "Its output goes to no absolute path.";
        else if (output.SegmentBytes < SmallestSegmentBytes || output.Segments < FewestSegments)
            yield return $"Its log needs {FewestSegments} segments of {SmallestSegmentBytes} bytes at least.";
    }

    private static IEnumerable<string> OfNumbers(WorkloadStart start)
    {
        if (start.NotifyDescriptor is < LowestNotifyDescriptor or > HighestNotifyDescriptor)
            yield return $"A notification descriptor is {LowestNotifyDescriptor} to {HighestNotifyDescriptor}.";
        if (start.Umask is < 0 or > HighestUmask)
            yield return "A umask is 0 to 0777.";
        if (start.User is { Groups: null })
            yield return "Its user lacks the list of groups.";
        if (start.Limits is { MemoryBytes: <= 0 } or { Cpus: <= 0 } or { Pids: <= 0 })
            yield return "A limit is above zero.";
        if (start.Leash is { BootId: null })
            yield return "Its leash does not say in which boot.";
        var wrong = start.ResourceLimits?.FirstOrDefault(limit => !ResourceLimitNames.IsKnown(limit?.Resource));
        if (wrong is not null || start.ResourceLimits?.Contains(null!) == true)
            yield return $"There is no resource limit '{wrong?.Resource}'; use {ResourceLimitNames.Listed}.";
    }

    private static bool IsNoVariable(KeyValuePair<string, string> variable) =>
        variable.Key.Length == 0
        || variable.Key.Contains('=')
        || variable.Value is null
        || HasZero(variable.Key)
        || HasZero(variable.Value);

    private static bool IsPath(string? path) => path is ['/', ..] && !HasZero(path);

    private static bool HasZero(string text) => text.Contains('\0');
}
