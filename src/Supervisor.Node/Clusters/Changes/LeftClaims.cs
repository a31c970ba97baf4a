using System.Collections.Immutable;
using Supervisor.Cluster.Joining;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Node.Clusters.Changes;

/// <summary>
/// Groups that are kept in isolation by nodes that do not belong any more: nobody's silence makes them free, so somebody has to. One
/// that lives gives them back itself, once they have ended there.
/// </summary>
internal sealed class LeftClaims(IClaims claims, Register register, Func<IEnumerable<Claim>> told, Func<HybridTime> now)
{
    /// <summary>A claim that is longer is of a group that is kept in isolation: its end does not come by itself.</summary>
    private static readonly TimeSpan LongestThatEnds = TimeSpan.FromHours(1);

    private ImmutableHashSet<Claim> _seen = [];

    public IEnumerable<Claim> KeptBy(NodeId node) => Kept.Where(claim => claim.Owner == node);

    private IEnumerable<Claim> Kept => told().Where(static claim => claim.Length > LongestThatEnds);

    /// <summary>For a node that is gone for good.</summary>
    /// <returns>Why some are still its; null when none is.</returns>
    public Task<OperatorError?> GiveBackAsync(NodeId node) => GiveBackAsync(KeptBy(node));

    /// <summary>Those that nobody has renewed since the last time: their owner is gone, and could not say so.</summary>
    /// <inheritdoc cref="GiveBackAsync(NodeId)" path="/returns"/>
    public async Task<OperatorError?> TendAsync()
    {
        var kept = Kept.ToImmutableHashSet();
        var silent = kept.Intersect(_seen);
        _seen = kept;
        if (silent.IsEmpty)
        {
            return null;
        }

        var nodes = await register.NodesAsync();
        if (!nodes.IsOk)
        {
            return nodes.Error;
        }

        var left = nodes.Value.Where(static node => !node.Belongs).Select(static node => node.Id).ToHashSet();
        return await GiveBackAsync(silent.Where(claim => claim.Owner is { } owner && left.Contains(owner)));
    }

    private async Task<OperatorError?> GiveBackAsync(IEnumerable<Claim> kept)
    {
        foreach (var claim in kept.ToList())
        {
            var given = await claims.GiveBackAsync(claim, now());
            if (!given.IsDone)
            {
                return ClusterErrors.NotReached(given.Reason);
            }
        }

        return null;
    }
}
