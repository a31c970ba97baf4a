namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>The limits of one process by Compose's names, in the order of the kernel's numbers.</summary>
public static class ResourceLimitNames
{
    private static readonly string[] InOrder =
    [
        "cpu",
        "fsize",
        "data",
        "stack",
        "core",
        "rss",
        "nproc",
        "nofile",
        "memlock",
        "as",
        "locks",
        "sigpending",
        "msgqueue",
        "nice",
        "rtprio",
        "rttime",
    ];

    public static string Listed => string.Join(", ", InOrder);

    public static bool IsKnown(string? name) => Array.IndexOf(InOrder, name) >= 0;

    /// <summary>The number that the kernel knows it by.</summary>
    public static int Number(string name) =>
        Array.IndexOf(InOrder, name) is >= 0 and var number
            ? number
            : throw new ArgumentException($"There is no resource limit '{name}'.", nameof(name));
}
