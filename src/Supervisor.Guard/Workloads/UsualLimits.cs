using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Workloads;

/// <summary>Limits that a process gets though nobody asked for them.</summary>
internal static class UsualLimits
{
    private const string Descriptors = "nofile";

    /// <summary>
    /// What every shell and every service starts with. .NET raises the guard's own to all that it may have, and a program
    /// that walks through all its possible descriptors, or keeps them in a fixed set, would suffer from inheriting that.
    /// </summary>
    private const long SoftDescriptors = 1024;

    public static IReadOnlyList<ResourceLimit> With(IReadOnlyList<ResourceLimit> asked)
    {
        Span<long> limit = stackalloc long[2];
        if (
            asked.Any(limit => limit.Resource == Descriptors)
            || LibcProcesses.ReadLimit(ResourceLimitNames.Number(Descriptors), limit) != 0
        )
        {
            return asked;
        }

        var hard = limit[1];
        // -1 is no limit.
        return
        [
            .. asked,
            new ResourceLimit(Descriptors, hard < 0 ? SoftDescriptors : Math.Min(SoftDescriptors, hard), hard),
        ];
    }
}
