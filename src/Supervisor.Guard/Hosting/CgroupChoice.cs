using Supervisor.Guard.Cgroups;

namespace Supervisor.Guard.Hosting;

/// <summary>Which cgroups a guard may use.</summary>
internal static class CgroupChoice
{
    /// <summary>The best there is: version 2 before version 1.</summary>
    public const string Auto = "auto";

    /// <summary>As if version 2 were not mounted.</summary>
    public const string Version1 = "v1";

    /// <summary>As if there were none; processes are held together by session.</summary>
    public const string None = "none";

    public static bool IsKnown(string choice) => choice is Auto or Version1 or None;

    public static IReadOnlyList<CgroupHierarchy> Hierarchies(string choice) =>
        choice switch
        {
            None => [],
            Version1 => [.. CgroupMounts.OfThisProcess().Where(hierarchy => !hierarchy.IsVersion2)],
            _ => CgroupMounts.OfThisProcess(),
        };
}
