using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining;

/// <summary>
/// Sees to it that this node's certificate does not run out, and that the authority's key is where it should be. The
/// caller calls it now and then, one call at a time.
/// </summary>
/// <param name="onChanged">Takes what was changed, after it was written: the transport shows it from then on.</param>
internal sealed class Custodian(
    ClusterFolder folder,
    Register register,
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

        var problems = new List<OperatorError>();
        var holders = AddressesOfHolders(nodes.Value, identity);
        if (identity.Key is null && IsToHold(nodes.Value, identity))
        {
            identity = await FetchKeyAsync(identity, holders, problems, cancellation);
        }

        if (LeafRules.IsDue(identity.Own, clock.GetUtcNow()))
        {
            await RenewAsync(identity, nodes.Value, holders, problems, cancellation);
        }

        return problems;
    }

    private static bool IsToHold(IReadOnlyList<NodeRecord> nodes, ClusterIdentity identity) =>
        CustodyRules.Holders(nodes).Contains(identity.Node.Value, StringComparer.Ordinal);

    private static List<LinkAddress> AddressesOfHolders(IEnumerable<NodeRecord> nodes, ClusterIdentity identity) =>
        [
            .. nodes
                .Where(node => node is { Belongs: true, HoldsKey: true } && node.Node != identity.Node.Value)
                .SelectMany(static node => node.Addresses)
                .Select(static text => LinkAddress.TryParse(text, out var address) ? address : null)
                .OfType<LinkAddress>(),
        ];

    private async Task<ClusterIdentity> FetchKeyAsync(
        ClusterIdentity identity,
        List<LinkAddress> holders,
        List<OperatorError> problems,
        CancellationToken cancellation
    )
    {
        foreach (var holder in holders)
        {
            var fetched = await new MemberAsking(identity, clock).FetchKeyAsync(holder, cancellation);
            if (fetched.IsOk)
            {
                folder.WriteAuthorityKey(fetched.Value);
                var changed = identity with { Key = fetched.Value };
                onChanged(changed);
                return changed;
            }

            problems.Add(fetched.Error);
        }

        return identity;
    }

    private async Task RenewAsync(
        ClusterIdentity identity,
        IReadOnlyList<NodeRecord> nodes,
        List<LinkAddress> holders,
        List<OperatorError> problems,
        CancellationToken cancellation
    )
    {
        if (Own(identity, nodes) is { } own)
        {
            Change(identity, own);
            return;
        }

        foreach (var holder in holders)
        {
            var renewed = await new MemberAsking(identity, clock).RenewAsync(holder, cancellation);
            if (renewed.IsOk)
            {
                Change(identity, renewed.Value);
                return;
            }

            problems.Add(renewed.Error);
        }
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

    private void Change(ClusterIdentity identity, X509Certificate2 own)
    {
        var changed = identity with { Own = own };
        folder.WriteOwn(changed);
        onChanged(changed);
    }
}
