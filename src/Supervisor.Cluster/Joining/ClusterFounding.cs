using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining;

/// <summary>
/// Makes a cluster of the node that is there, which keeps both its ids. The files come first and the record in coordination
/// after them, so that there is never a cluster whose authority nobody has; called again after a crash, it goes on.
/// </summary>
internal sealed class ClusterFounding(ClusterFolder folder, IEntries entries)
{
    public async Task<Outcome<ClusterIdentity>> FoundAsync(Founder founder, HybridTime now)
    {
        var isNew = !folder.Belongs;
        var known = !isNew ? folder.Read() : Make(founder, now.WallClock);
        if (!known.IsOk)
        {
            return known.Error;
        }

        if (known.Value.Cluster != founder.Cluster || known.Value.ClusterName != founder.ClusterName)
        {
            return FoundingErrors.InAnother(known.Value.ClusterName);
        }

        var recorded = await RecordAsync(known.Value, founder, now);
        if (recorded is { IsOk: true, Value.IsFounding: true })
        {
            var founded = recorded.Value with { IsFounding = false };
            folder.WriteRecord(founded);
            return founded;
        }

        if (isNew && !recorded.IsOk && recorded.Error.Code == JoinErrorCodes.OtherCluster)
        {
            // It never was a cluster: nothing is left of it.
            folder.Clear();
        }

        return recorded;
    }

    private Outcome<ClusterIdentity> Make(Founder founder, DateTimeOffset now)
    {
        var authority = ClusterAuthority.Found(founder.Cluster, now);
        using var key = folder.JoiningKey();
        var hosts = founder.Addresses.Select(static address => address.Host).Distinct(StringComparer.Ordinal);
        using var leaf = authority.Issue(founder.Node, new PublicKey(key), hosts, now);
        var identity = new ClusterIdentity(
            founder.Cluster,
            founder.ClusterName,
            founder.Node,
            founder.Name,
            authority.PublicCertificate,
            leaf.CopyWithPrivateKey(key)
        )
        {
            Key = authority,
            Coordination = founder.Coordination,
            Brought = founder.Brought,
            IsFounding = true,
        };
        folder.Write(identity);
        return identity;
    }

    private async Task<Outcome<ClusterIdentity>> RecordAsync(ClusterIdentity identity, Founder founder, HybridTime now)
    {
        var fingerprint = ClusterAuthority.FingerprintOf(identity.Authority);
        var written = await entries.SettleAsync(ChangeFor(identity, founder, fingerprint, now));
        if (written.IsDone)
        {
            return identity;
        }

        if (written.Status != WriteStatus.Conflict || written.Value is null)
        {
            return JoinErrors.NotStored(written.Status, written.Reason);
        }

        var there = Kept<ClusterRecord>.In(written.Value, TrustKeys.Cluster, TrustJson.Default.ClusterRecord);
        return there.IsUnreadable ? JoinErrors.NewerRecord
            : there.Value is not { } cluster ? FoundingErrors.Remains
            : cluster.Authority == fingerprint ? identity
            : FoundingErrors.Founded(cluster);
    }

    private static EntryChange ChangeFor(ClusterIdentity identity, Founder founder, string fingerprint, HybridTime now)
    {
        var cluster = new ClusterRecord(
            TrustText.Newest,
            identity.Cluster.Value,
            identity.ClusterName,
            fingerprint,
            ClusterLevel.Newest,
            now.Value
        );
        var node = new NodeRecord(
            TrustText.Newest,
            identity.Node.Value,
            identity.Name,
            PublicKeys.HashOf(identity.Own),
            now.Value
        )
        {
            Addresses = [.. founder.Addresses.Select(static address => address.ToString())],
            HoldsKey = true,
        };
        var name = new NameRecord(TrustText.Newest, identity.Node.Value, now.Value);
        var (nodeKey, nameKey) = (TrustKeys.Node(identity.Node), TrustKeys.Name(identity.Name));
        return new EntryChange(
            [EntryCondition.Absent(TrustKeys.Cluster), EntryCondition.Absent(nodeKey), EntryCondition.Absent(nameKey)],
            [
                TrustText.Put(TrustKeys.Cluster, cluster, TrustJson.Default.ClusterRecord),
                TrustText.Put(nodeKey, node, TrustJson.Default.NodeRecord),
                TrustText.Put(nameKey, name, TrustJson.Default.NameRecord),
            ]
        );
    }
}

/// <summary>The node that founds a cluster.</summary>
/// <param name="Cluster">The id that it has as a cluster of one, and that the cluster keeps.</param>
/// <param name="Coordination">How it is reached, in the daemon's own form.</param>
internal sealed record Founder(
    ClusterId Cluster,
    string ClusterName,
    NodeId Node,
    string Name,
    IReadOnlyList<LinkAddress> Addresses,
    string Coordination
)
{
    /// <summary>What it holds as a cluster of one; null: nothing.</summary>
    public BroughtFleet? Brought { get; init; }
}
