using System.Diagnostics.CodeAnalysis;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Text;

namespace Supervisor.Cluster.Trust;

/// <summary>
/// Who a certificate says that its bearer is, as a name in it of the kind <c>supervisor://CLUSTER/node/NODE</c> or
/// <c>supervisor://CLUSTER/person/NAME</c>. What a person may do is not in it: that changes without a new certificate.
/// </summary>
internal sealed record PeerName(ClusterId Cluster, Bearer Bearer)
{
    private const string Scheme = "supervisor";
    private const string NodeKind = "node";
    private const string PersonKind = "person";

    public Uri ToUri() =>
        Bearer switch
        {
            Bearer.OfNode node => new Uri($"{Scheme}://{Cluster}/{NodeKind}/{node.Id}"),
            Bearer.OfPerson person => new Uri($"{Scheme}://{Cluster}/{PersonKind}/{person.Name}"),
            _ => throw new InvalidOperationException($"There is no name for {Bearer}."),
        };

    public static bool TryParse(string text, [NotNullWhen(true)] out PeerName? name)
    {
        name = null;
        if (
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme == Scheme
            && ClusterId.TryParse(uri.Host, out var cluster)
            && uri.AbsolutePath.Split('/') is ["", var kind, var id]
            && BearerOf(kind, id) is { } bearer
        )
        {
            name = new PeerName(cluster, bearer);
        }

        return name is not null;
    }

    private static Bearer? BearerOf(string kind, string id) =>
        kind switch
        {
            NodeKind when NodeId.TryParse(id, out var node) => new Bearer.OfNode(node),
            PersonKind when NameText.IsValid(id) => new Bearer.OfPerson(id),
            _ => null,
        };
}
