using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>Serves those who belong already, by the certificate that they show: renewals, and the authority's key.</summary>
internal sealed class MemberCounter(DeskServices services)
{
    private readonly AdmissionMaker _admissions = new(services);

    /// <summary>A new certificate for the same key, for the one whom the records still name.</summary>
    public async Task<Outcome<Settled>> RenewAsync(Outcome<PeerProof> peer, X509Certificate2? shown)
    {
        var problem = ProblemOf(peer);
        if (problem is not null || shown is null || services.Identity().Key is not { } authority)
        {
            return problem ?? JoinErrors.NoKey;
        }

        var proof = peer.Value!;
        var looked = await services.Entries.LookAtAsync(KeysOf(proof));
        if (!looked.IsFound)
        {
            return JoinErrors.Unavailable(looked.Reason);
        }

        if (IsDenied(looked.Value, proof))
        {
            return MemberErrors.NotOne(proof);
        }

        using var leaf = LeafFor(authority, looked.Value, proof, shown);
        return leaf is null
            ? MemberErrors.NotOne(proof)
            : new Settled(new TrustAnswer { Leaf = leaf.RawData }, proof.ToString());
    }

    /// <summary>For nodes alone, and for those that are to hold it.</summary>
    public async Task<Outcome<Settled>> GiveKeyAsync(Outcome<PeerProof> peer)
    {
        var problem = ProblemOf(peer);
        if (problem is not null || services.Identity().Key is not { } authority)
        {
            return problem ?? JoinErrors.NoKey;
        }

        var proof = peer.Value!;
        var nodes = await services.Entries.ReadEntriesAsync(TrustKeys.Nodes);
        var denied = await services.Entries.LookAtAsync(KeysOf(proof));
        if (!nodes.IsFound || !denied.IsFound)
        {
            return JoinErrors.Unavailable(nodes.Reason + denied.Reason);
        }

        var records = NodeRecords.In(nodes.Value);
        if (NodeIn(denied.Value, proof) is not { } node || IsDenied(denied.Value, proof))
        {
            return MemberErrors.NotOne(proof);
        }

        if (!CustodyRules.Holders(records).Contains(node.Node, StringComparer.Ordinal))
        {
            return MemberErrors.NoHolder(node);
        }

        // Before it has it: a holder that nobody knows of could be the last one without anybody seeing it.
        var marked = node.HoldsKey || await MarkAsync(denied.Value, node);
        return marked
            ? new Settled(new TrustAnswer { AuthorityKey = authority.KeyPem }, proof.ToString())
            : JoinErrors.Unavailable("The node's record was changed by somebody else meanwhile.");
    }

    private async Task<bool> MarkAsync(EntriesSeen seen, NodeRecord node)
    {
        var kept = Kept<NodeRecord>.In(seen, TrustKeys.Node(node.Id), TrustJson.Default.NodeRecord);
        var marked = await services.Entries.SettleAsync(
            new EntryChange(
                [kept.Unchanged],
                [TrustText.Put(kept.Key, node with { HoldsKey = true }, TrustJson.Default.NodeRecord)]
            )
        );
        return marked.IsDone;
    }

    private OperatorError? ProblemOf(Outcome<PeerProof> peer) =>
        peer.IsOk ? services.WhyDenied(peer.Value) : peer.Error;

    private X509Certificate2? LeafFor(
        ClusterAuthority authority,
        EntriesSeen seen,
        PeerProof proof,
        X509Certificate2 shown
    )
    {
        if (NodeIn(seen, proof) is { } node)
        {
            return _admissions.LeafOf(authority, node, shown.PublicKey);
        }

        return PersonIn(seen, proof) is { } person
            ? authority.Issue(person.Name, shown.PublicKey, services.Clock.GetUtcNow())
            : null;
    }

    private static IEnumerable<EntryKey> KeysOf(PeerProof proof) =>
        proof.Name.Bearer is Bearer.OfNode node
            ? [TrustKeys.Node(node.Id), TrustKeys.DeniedNode(node.Id.Value), TrustKeys.DeniedKey(proof.Key)]
            : [TrustKeys.Person(((Bearer.OfPerson)proof.Name.Bearer).Name), TrustKeys.DeniedKey(proof.Key)];

    private static bool IsDenied(EntriesSeen seen, PeerProof proof) =>
        seen.Find(TrustKeys.DeniedKey(proof.Key)) is not null
        || (proof.Name.Bearer is Bearer.OfNode node && seen.Find(TrustKeys.DeniedNode(node.Id.Value)) is not null);

    private static NodeRecord? NodeIn(EntriesSeen seen, PeerProof proof) =>
        proof.Name.Bearer is Bearer.OfNode node
        && Kept<NodeRecord>.In(seen, TrustKeys.Node(node.Id), TrustJson.Default.NodeRecord).Value
            is { Belongs: true } record
        && record.Key == proof.Key
            ? record
            : null;

    private static PersonRecord? PersonIn(EntriesSeen seen, PeerProof proof) =>
        proof.Name.Bearer is Bearer.OfPerson person
        && Kept<PersonRecord>.In(seen, TrustKeys.Person(person.Name), TrustJson.Default.PersonRecord).Value
            is { Belongs: true } record
        && record.Key == proof.Key
            ? record
            : null;
}
