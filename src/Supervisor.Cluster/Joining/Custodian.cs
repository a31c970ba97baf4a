using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining;

/// <summary>
/// Sees to it that this node's certificate does not run out, and that the authority's key is where it should be. The
/// caller calls it now and then, one call at a time.
/// </summary>
/// <param name="directory">Where nodes that live listen now: their records say where they did when they joined.</param>
/// <param name="onChanged">Takes what was changed, after it was written: the transport shows it from then on.</param>
internal sealed class Custodian(
    ClusterFolder folder,
    Register register,
    ILinkDirectory directory,
    TimeProvider clock,
    Action<ClusterIdentity> onChanged
)
{
    /// <returns>What could not be done, for the log; it is tried again at the next call.</returns>
    public async Task<IReadOnlyList<OperatorError>> TendAsync(ClusterIdentity identity, CancellationToken cancellation)
    {
        var nodes = await register.NodesAsync();
        if (!nodes.IsOk)
        {
            return [nodes.Error];
        }

        try
        {
            return await TendAsync(identity, nodes.Value, cancellation);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return [CustodyErrors.NotWritten(folder.Paths.Directory, failed)];
        }
    }

    private async Task<IReadOnlyList<OperatorError>> TendAsync(
        ClusterIdentity identity,
        IReadOnlyList<NodeRecord> nodes,
        CancellationToken cancellation
    )
    {
        var problems = new List<OperatorError>();
        var holders = AddressesOfHolders(nodes, identity);
        if (identity.Key is null && IsToHold(nodes, identity))
        {
            var asking = NodeAsking.As(identity, clock);
            var fetched = await FirstAsync(
                holders,
                holder => asking.FetchKeyAsync(identity.Cluster, holder, cancellation),
                problems
            );
            identity = fetched is null ? identity : TakeKey(identity, fetched);
        }

        if (LeafRules.IsDue(identity.Own, clock.GetUtcNow()))
        {
            var asking = NodeAsking.As(identity, clock);
            var own =
                Own(identity, nodes)
                ?? await FirstAsync(holders, holder => asking.RenewAsync(holder, cancellation), problems);
            TakeOwn(identity, own);
        }

        return problems;
    }

    /// <summary>Of the first that gives it. Why the others did not matters only when nobody does.</summary>
    private static async Task<T?> FirstAsync<T>(
        IEnumerable<LinkAddress> holders,
        Func<LinkAddress, Task<Outcome<T>>> ask,
        List<OperatorError> problems
    )
        where T : class
    {
        var reasons = new List<OperatorError>();
        foreach (var holder in holders)
        {
            var answer = await ask(holder);
            if (answer.IsOk)
            {
                return answer.Value;
            }

            reasons.Add(answer.Error);
        }

        problems.AddRange(reasons is [] ? [CustodyErrors.NoHolder] : reasons);
        return null;
    }

    private static bool IsToHold(IReadOnlyList<NodeRecord> nodes, ClusterIdentity identity) =>
        CustodyRules.Holders(nodes).Contains(identity.Node.Value, StringComparer.Ordinal);

    private List<LinkAddress> AddressesOfHolders(IEnumerable<NodeRecord> nodes, ClusterIdentity identity)
    {
        NodeRecord[] holders =
        [
            .. nodes.Where(node => node is { Belongs: true, HoldsKey: true } && node.Node != identity.Node.Value),
        ];
        var recorded = holders
            .SelectMany(static node => node.Addresses)
            .Select(static text => LinkAddress.TryParse(text, out var address) ? address : null)
            .OfType<LinkAddress>();
        return [.. holders.SelectMany(node => directory.Find(node.Id)).Concat(recorded).Distinct()];
    }

    /// <summary>Who holds the key needs nobody, as long as he belongs.</summary>
    private X509Certificate2? Own(ClusterIdentity identity, IReadOnlyList<NodeRecord> nodes)
    {
        var record = nodes.FirstOrDefault(node => node.Node == identity.Node.Value && node.Belongs);
        if (identity.Key is not { } authority || record is null)
        {
            return null;
        }

        using var key = identity.Own.GetECDsaPrivateKey()!;
        using var leaf = authority.Issue(
            identity.Node,
            identity.Own.PublicKey,
            NodeRecords.HostsOf(record),
            clock.GetUtcNow()
        );
        return leaf.CopyWithPrivateKey(key);
    }

    private ClusterIdentity TakeKey(ClusterIdentity identity, ClusterAuthority authority)
    {
        folder.WriteAuthorityKey(authority);
        var changed = identity with { Key = authority };
        onChanged(changed);
        return changed;
    }

    private void TakeOwn(ClusterIdentity identity, X509Certificate2? own)
    {
        if (own is not null)
        {
            var changed = identity with { Own = own };
            folder.WriteOwn(changed);
            onChanged(changed);
        }
    }
}
