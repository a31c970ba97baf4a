using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Workloads;

/// <summary>The files that a new process gets, open while it is being made, and ours to close.</summary>
internal sealed class ChildDescriptors : IDisposable
{
    public const string TrackingCgroup = "The cgroup that holds its processes together";

    private const int OwnerAndGroup = 0x1A0;

    /// <summary>Above every number that a process may be given one under, so that none is overwritten before it is copied.</summary>
    private const int Lowest = WorkloadStartRules.HighestNotifyDescriptor + 1;

    private readonly List<int> _open = [];
    private readonly List<(int Ours, int Its)> _assigned = [];

    public IReadOnlyList<(int Ours, int Its)> Assigned => _assigned;

    /// <returns>Why one cannot be opened, or null.</returns>
    public string? Open(WorkloadStart start, string pipe)
    {
        var errorPath = start.Output.ErrorPath ?? start.Output.Path;
        return Assign(0, "/dev/null", () => Libc.Open("/dev/null", Libc.OpenReadOnly | Libc.OpenCloseOnExec))
            ?? Assign(1, start.Output.Path, () => OpenLog(start.Output.Path))
            ?? Assign(2, errorPath, () => OpenLog(errorPath))
            ?? (start.NotifyDescriptor is { } its ? Assign(its, pipe, () => NotificationPipe.Make(pipe)) : null);
    }

    /// <summary>The files by which it enters its cgroups. One that cannot be opened fails in the child, which goes on.</summary>
    public IReadOnlyList<(string Name, int Descriptor)> OpenCgroups(CgroupPlaces places)
    {
        var opened = new List<(string, int)>();
        foreach (var directory in places.All)
        {
            var descriptor = OpenEntry(directory);
            opened.Add((directory == places.Tracking ? TrackingCgroup : $"The cgroup {directory}", descriptor));
            Keep(descriptor);
        }

        return opened;
    }

    /// <summary>Null when there is no such cgroup, or it cannot be opened.</summary>
    public int? OpenBirthplace(string? directory)
    {
        var descriptor = directory is null ? -1 : Libc.Open(directory, Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        Keep(descriptor);
        return descriptor < 0 ? null : descriptor;
    }

    public void Dispose() => _open.ForEach(descriptor => Libc.Close(descriptor));

    /// <summary>
    /// Version 1 has a file for a single task as well, by which a process that is alone enters without the lock on all forks
    /// of the machine that the other one takes.
    /// </summary>
    private static int OpenEntry(string directory)
    {
        const int Flags = Libc.OpenWriteOnly | Libc.OpenCloseOnExec;
        var single = Libc.Open(Path.Combine(directory, "tasks"), Flags);
        return single >= 0 ? single : Libc.Open(Path.Combine(directory, "cgroup.procs"), Flags);
    }

    /// <summary>Its directory is made when it is missing, which is at the first start of an agent.</summary>
    private static int OpenLog(string path)
    {
        const int Flags = Libc.OpenWriteOnly | Libc.OpenAppend | Libc.OpenCreate | Libc.OpenCloseOnExec;
        var opened = Libc.Open(path, Flags, OwnerAndGroup);
        if (opened >= 0)
        {
            return opened;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return Libc.Open(path, Flags, OwnerAndGroup);
    }

    private string? Assign(int its, string path, Func<int> open)
    {
        try
        {
            var low = open();
            var ours = low < 0 ? low : Libc.Control(low, Libc.DuplicateCloseOnExec, Lowest);
            var error = ours < 0 ? $"{path} cannot be opened: {Errno.LastSentence}." : null;
            Keep(low);
            Keep(ours);
            _assigned.Add((ours, its));
            return error;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be opened: {refused.Message}";
        }
    }

    private void Keep(int descriptor)
    {
        if (descriptor >= 0)
        {
            _open.Add(descriptor);
        }
    }
}
