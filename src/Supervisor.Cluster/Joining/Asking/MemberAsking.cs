using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>What a node asks of another one as a member, by its certificate.</summary>
internal sealed class MemberAsking(ClusterIdentity identity, TimeProvider clock)
{
    private readonly TrustDialler _dialler = new(ClusterAuthority.FingerprintOf(identity.Authority), clock);

    /// <summary>A new certificate for the same key.</summary>
    public async Task<Outcome<X509Certificate2>> RenewAsync(LinkAddress member, CancellationToken cancellation)
    {
        var answer = await AskAsync(member, TrustRequest.ToRenew, cancellation);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        using var key = identity.Own.GetECDsaPrivateKey()!;
        return answer.Value.Leaf is { } leaf
            ? LeafCheck.Take(leaf, identity.Authority, new Bearer.OfNode(identity.Node), key)
            : AskingErrors.BadAnswer;
    }

    /// <summary>For a node that is to hold it.</summary>
    public async Task<Outcome<ClusterAuthority>> FetchKeyAsync(LinkAddress member, CancellationToken cancellation)
    {
        var answer = await AskAsync(member, TrustRequest.ForAuthorityKey, cancellation);
        return !answer.IsOk ? answer.Error
            : answer.Value.AuthorityKey is { } pem
            && LeafCheck.AuthorityOf(identity.Cluster, identity.Authority, pem) is { } authority
                ? authority
            : AskingErrors.BadAnswer;
    }

    private async Task<Outcome<TrustAnswer>> AskAsync(LinkAddress member, string what, CancellationToken cancellation)
    {
        var contact = await _dialler.DialAsync(member, identity.Own, cancellation);
        if (!contact.IsOk)
        {
            return contact.Error;
        }

        await using var reached = contact.Value;
        return await reached.AskAsync(new TrustRequest(TrustProtocol.Version, what), clock, cancellation);
    }
}
