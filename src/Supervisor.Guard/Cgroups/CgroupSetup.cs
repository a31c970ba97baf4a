using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Cgroups;

/// <summary>Makes a workload's cgroups and sets its limits, before there is a process.</summary>
internal static class CgroupSetup
{
    /// <param name="leaf">The name of its directories.</param>
    /// <param name="notes">Gets a sentence for each limit that will not hold.</param>
    public static CgroupPlaces Make(CgroupHome home, string leaf, WorkloadLimits? limits, List<string> notes)
    {
        var tracking = TryMake(home.TrackingDirectory(leaf), notes);
        var others = new List<string>();
        foreach (var controller in CgroupLimits.Controllers)
        {
            var directory = home.LimitDirectory(controller, leaf, out var isVersion2);
            foreach (var limit in CgroupLimits.Of(limits, isVersion2).Where(limit => limit.Controller == controller))
            {
                if (Set(limit, directory, tracking, notes) is { } made && made != tracking && !others.Contains(made))
                {
                    others.Add(made);
                }
            }
        }

        return new CgroupPlaces(tracking, others);
    }

    public static void Remove(CgroupPlaces places)
    {
        foreach (var directory in places.All.SelectMany(CgroupFile.WithThoseBelow))
        {
            try
            {
                // The files in it are the kernel's, and go with it.
                Directory.Delete(directory);
            }
            catch (Exception left) when (left is IOException or UnauthorizedAccessException)
            {
                // Something in it has not quite ended, or it is gone already. An empty cgroup costs nothing.
            }
        }
    }

    /// <summary>Whether the kernel killed something of it because its memory was used up.</summary>
    public static bool RanOutOfMemory(CgroupPlaces places) =>
        places.All.Any(directory =>
            CgroupFile.Number(Path.Combine(directory, "memory.events"), "oom_kill") > 0
            || CgroupFile.Number(Path.Combine(directory, "memory.oom_control"), "oom_kill") > 0
        );

    private static string? Set(CgroupLimit limit, string? directory, string? tracking, List<string> notes)
    {
        var made = directory is null || directory == tracking ? directory : TryMake(directory, notes);
        var problem = made is null
            ? "no cgroup for it can be made here"
            : CgroupFile.Write(Path.Combine(made, limit.File), limit.Value);
        if (problem is not null)
        {
            notes.Add($"The limit of {limit.What} does not hold: {problem}.");
        }

        return made;
    }

    private static string? TryMake(string? directory, List<string> notes)
    {
        try
        {
            return directory is null ? null : Directory.CreateDirectory(directory).FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            notes.Add($"No cgroup {directory}: {refused.Message}");
            return null;
        }
    }
}
