using System.Collections.Immutable;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Placing;

namespace Supervisor.Node.Clusters.Losses;

/// <summary>Gathers what a forecast of losses is made of.</summary>
internal static class LossScene
{
    private static readonly TimeSpan LongestThatEnds = TimeSpan.FromHours(1);

    public static async Task<LossFacts> OfAsync(ClusterLife cluster, FleetDesk? desk)
    {
        var plan = desk is null ? null : await desk.PlanAsync();
        var claims = cluster.Claims?.Claims.Values.Where(static claim => claim.Owner is not null).ToList() ?? [];
        return new LossFacts(
            plan is { IsOk: true, Value.Places: var places } ? places : FleetPlaces.None,
            [.. cluster.Others.Membership.View.Members.Values],
            claims.ToImmutableSortedDictionary(
                static claim => claim.Group,
                static NodeId (claim) => claim.Owner!,
                StringComparer.Ordinal
            ),
            [.. claims.Where(static claim => claim.Length > LongestThatEnds).Select(static claim => claim.Group)],
            cluster.Nodes,
            await VotesAsync(cluster)
        );
    }

    private static async Task<IReadOnlyCollection<StoreVote>> VotesAsync(ClusterLife cluster)
    {
        if (cluster.Services.Store is not EtcdCoordination etcd)
        {
            return [new StoreVote("file", null, Answers: true, IsOfEtcd: false)];
        }

        if (cluster.Trouble?.Code == ClusterErrors.NotReachedCode)
        {
            // It would not answer, and nobody is to wait for that.
            return
            [
                .. (cluster.Services.Place.Etcd?.Endpoints ?? []).Select(static endpoint => new StoreVote(
                    endpoint.Authority,
                    HostOf(endpoint),
                    Answers: false
                )),
            ];
        }

        var condition = await etcd.ExamineAsync();
        return
        [
            .. condition.Voters.Select(static member => new StoreVote(
                member.Name,
                HostOf(member.Endpoint),
                member.Answers
            )),
        ];
    }

    // What is dialled at the loopback address runs on the machine that dials.
    private static string? HostOf(Uri endpoint) => endpoint.IsLoopback ? null : endpoint.Host;
}
