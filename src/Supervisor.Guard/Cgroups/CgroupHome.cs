using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Cgroups;

/// <summary>
/// The directories below which workloads get cgroups of their own: one that holds their processes together, and in version
/// 1 one more for each kind of limit.
/// </summary>
internal sealed class CgroupHome
{
    private readonly Dictionary<string, string> _limitHomes = new(StringComparer.Ordinal);
    private readonly string? _trackingHome;
    private readonly string _folder;

    /// <param name="folder">The directory that is made for this guard alone, in each tree.</param>
    public CgroupHome(IReadOnlyList<CgroupHierarchy> hierarchies, string folder)
    {
        _folder = folder;
        var second = hierarchies.FirstOrDefault(hierarchy => hierarchy.IsVersion2);
        var first = hierarchies.Where(hierarchy => !hierarchy.IsVersion2).ToList();
        if (second is not null && TryMake(Parent(second.Own)) is { } home)
        {
            (_trackingHome, Tracking) = (home, WorkloadTracking.Cgroup2);
            HandDown(home);
        }
        else if (
            first.Find(hierarchy => hierarchy.Controllers.Contains("freezer", StringComparer.Ordinal)) is { } freezer
        )
        {
            _trackingHome = TryMake(freezer.Own);
            Tracking = _trackingHome is null ? WorkloadTracking.Session : WorkloadTracking.Freezer;
        }

        foreach (var hierarchy in first)
        {
            AddLimits(hierarchy);
        }
    }

    /// <summary>One of <see cref="WorkloadTracking"/>: the best there is to have here.</summary>
    public string Tracking { get; } = WorkloadTracking.Session;

    private IEnumerable<string> Homes =>
        _limitHomes.Values.Append(_trackingHome).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Where a workload's processes are held together; null when they are not.</summary>
    public string? TrackingDirectory(string leaf) => _trackingHome is null ? null : Path.Combine(_trackingHome, leaf);

    /// <summary>
    /// Removes the cgroups of workloads that nobody knows: of a start that its guard did not live to write down.
    /// </summary>
    /// <param name="known">Those that somebody knows.</param>
    /// <returns>Those that cannot be removed, for there are processes in them.</returns>
    public IReadOnlyList<string> Sweep(IReadOnlySet<string> known)
    {
        var unknown = Homes
            .SelectMany(Directory.GetDirectories)
            .Where(directory => !known.Contains(directory))
            .ToList();
        CgroupSetup.Remove(new CgroupPlaces(null, unknown));
        return [.. unknown.Where(Directory.Exists)];
    }

    /// <summary>Leaves nothing behind, unless workloads are still there.</summary>
    public void Leave() => CgroupSetup.Remove(new CgroupPlaces(null, [.. Homes]));

    /// <summary>Where limits of a controller are set: a directory of version 1, or the tracking one; null when nowhere.</summary>
    public string? LimitDirectory(string controller, string leaf, out bool isVersion2)
    {
        isVersion2 = !_limitHomes.TryGetValue(controller, out var home);
        home ??= Tracking == WorkloadTracking.Cgroup2 ? _trackingHome : null;
        return home is null ? null : Path.Combine(home, leaf);
    }

    /// <summary>
    /// The guard's own cgroup; or the one above when that was given to us to divide (systemd's Delegate= with
    /// DelegateSubgroup=). Version 2 hands controllers down only from a cgroup that holds no process itself.
    /// </summary>
    private static string Parent(string own)
    {
        var above = Path.GetDirectoryName(own);
        return above is not null && (IsDelegated(above, "user.delegate") || IsDelegated(above, "trusted.delegate"))
            ? above
            : own;
    }

    private static bool IsDelegated(string directory, string attribute)
    {
        Span<byte> value = stackalloc byte[1];
        return Libc.ExtendedAttribute(directory, attribute, value, value.Length) == 1 && value[0] == (byte)'1';
    }

    private string? TryMake(string parent)
    {
        try
        {
            return Directory.CreateDirectory(Path.Combine(parent, _folder)).FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What cannot be handed down shows when a limit is set: the file for it is missing then.</summary>
    private static void HandDown(string home)
    {
        foreach (var controller in CgroupLimits.Controllers)
        {
            CgroupFile.Write(Path.Combine(home, "..", "cgroup.subtree_control"), $"+{controller}");
            CgroupFile.Write(Path.Combine(home, "cgroup.subtree_control"), $"+{controller}");
        }
    }

    private void AddLimits(CgroupHierarchy hierarchy)
    {
        var useful = hierarchy.Controllers.Intersect(CgroupLimits.Controllers, StringComparer.Ordinal).ToList();
        if (useful.Count > 0 && TryMake(hierarchy.Own) is { } home)
        {
            foreach (var controller in useful)
            {
                _limitHomes[controller] = home;
            }
        }
    }
}
