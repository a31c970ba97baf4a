using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters.Standings;

/// <summary>How long ago each node has kept the lease by which the others see it, as the store tells.</summary>
internal static class LeaseAges
{
    /// <summary>Of a thousand nodes not all are asked for at once.</summary>
    private const int MostAtOnce = 32;

    /// <returns>Of those that the store tells of; it may tell of none.</returns>
    public static async Task<IReadOnlyDictionary<NodeId, TimeSpan>> OfAsync(ICoordination store)
    {
        var ages = new Dictionary<NodeId, TimeSpan>();
        var members = await store.ReadEntriesAsync(MemberKeys.Folder);
        foreach (var some in (members.Value?.Entries ?? []).Chunk(MostAtOnce))
        {
            foreach (var (node, age) in await Task.WhenAll(some.Select(entry => AgeAsync(store, entry))))
            {
                if (node is not null && age is { } known)
                {
                    ages[node] = known;
                }
            }
        }

        return ages;
    }

    private static async Task<(NodeId? Node, TimeSpan? Age)> AgeAsync(ICoordination store, Entry member)
    {
        if (member.Lease is not { } lease)
        {
            return default;
        }

        var seen = await store.LookAtLeaseAsync(lease);
        return seen.IsFound ? (MemberKeys.NodeOf(member.Key), seen.Value.Age) : default;
    }
}
