using System.Collections.Immutable;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Runtimes.Processes;

namespace Supervisor.Node.Clusters.Own;

/// <summary>The groups of which the guard of a data directory has something alive, its daemon being stopped.</summary>
internal static class GuardedGroups
{
    public static async Task<Outcome<ImmutableHashSet<string>>> ReadAsync(string dataDirectory)
    {
        var guard = new GuardClient(dataDirectory, start: null);
        if (!guard.HasLeftWork())
        {
            return ImmutableHashSet<string>.Empty;
        }

        var found = await guard.FindAsync(CancellationToken.None);
        if (!found.IsOk)
        {
            return found.Error;
        }

        await using var session = found.Value;
        var listed = await session.ListAsync(CancellationToken.None);
        if (!listed.IsOk)
        {
            return listed.Error;
        }

        var held = await session.HeldAsync(CancellationToken.None);
        return held.IsOk
            ? listed
                .Value.Workloads.Where(static workload => workload.State != WorkloadStates.Exited)
                .Select(static workload => workload.Name.Group)
                .Concat(held.Value.Where(static one => !one.IsGone).Select(static one => one.Name.Group))
                .ToImmutableHashSet(StringComparer.Ordinal)
            : held.Error;
    }
}
