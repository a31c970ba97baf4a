using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>What somebody asks of a member who belongs himself, by his certificate.</summary>
/// <param name="own">With its key.</param>
internal sealed class MemberAsking(Bearer bearer, X509Certificate2 own, X509Certificate2 authority, TimeProvider clock)
{
    private readonly TrustDialler _dialler = new(ClusterAuthority.FingerprintOf(authority), clock);

    public static MemberAsking As(LoggedIn person, TimeProvider clock) =>
        new(new Bearer.OfPerson(person.Name), person.Own, person.Authority, clock);

    /// <summary>A new certificate for the same key.</summary>
    public async Task<Outcome<X509Certificate2>> RenewAsync(LinkAddress member, CancellationToken cancellation)
    {
        var answer = await AskAsync(member, TrustRequest.ToRenew, cancellation);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        using var key = own.GetECDsaPrivateKey()!;
        return answer.Value.Leaf is { } leaf ? LeafCheck.Take(leaf, authority, bearer, key) : AskingErrors.BadAnswer;
    }

    /// <summary>For a node that is to hold it.</summary>
    public async Task<Outcome<ClusterAuthority>> FetchKeyAsync(
        ClusterId cluster,
        LinkAddress member,
        CancellationToken cancellation
    )
    {
        var answer = await AskAsync(member, TrustRequest.ForAuthorityKey, cancellation);
        return !answer.IsOk ? answer.Error
            : answer.Value.AuthorityKey is { } pem && LeafCheck.AuthorityOf(cluster, authority, pem) is { } holder
                ? holder
            : AskingErrors.BadAnswer;
    }

    private async Task<Outcome<TrustAnswer>> AskAsync(LinkAddress member, string what, CancellationToken cancellation)
    {
        var contact = await _dialler.DialAsync(member, own, cancellation);
        if (!contact.IsOk)
        {
            return contact.Error;
        }

        await using var reached = contact.Value;
        return await reached.AskAsync(new TrustRequest(TrustProtocol.Version, what), clock, cancellation);
    }
}
