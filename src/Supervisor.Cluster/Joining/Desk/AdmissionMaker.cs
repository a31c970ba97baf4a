using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Rules;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>Makes the answer for somebody who is recorded: the first time, and each time that it was lost.</summary>
internal sealed class AdmissionMaker(DeskServices services)
{
    public async Task<Outcome<Settled>> MakeAsync(
        JoinApplicant applicant,
        JoinPlan plan,
        CancellationToken cancellation
    )
    {
        var identity = services.Identity();
        if (identity.Key is not { } authority)
        {
            return JoinErrors.NoKey;
        }

        using var key = PublicKeys.Read(applicant.Request.Key)!;
        var admission = new Admission(identity.Cluster.Value, identity.ClusterName);
        var isAgain = plan.Change is null;
        if (plan.Node is not { } node)
        {
            var person = plan.Person!;
            using var own = authority.Issue(person.Name, new PublicKey(key), services.Clock.GetUtcNow());
            return new Settled(
                new TrustAnswer { Leaf = own.RawData, Admitted = admission with { Role = person.Role } },
                $"the person {person.Name} as {person.Role}",
                isAgain
            );
        }

        var gift = await services.Gifts.GiveAsync(node, cancellation);
        if (!gift.IsOk)
        {
            return gift.Error;
        }

        using var leaf = LeafOf(authority, node, new PublicKey(key));
        var answer = new TrustAnswer
        {
            Leaf = leaf.RawData,
            AuthorityKey = node.HoldsKey ? authority.KeyPem : null,
            Admitted = admission with { Coordination = gift.Value.Coordination, Gift = gift.Value.Secret },
        };
        return new Settled(answer, $"the node {node.Name} ({node.Node})", isAgain);
    }

    public X509Certificate2 LeafOf(ClusterAuthority authority, NodeRecord node, PublicKey key) =>
        authority.Issue(node.Id, key, NodeRecords.HostsOf(node), services.Clock.GetUtcNow());
}
