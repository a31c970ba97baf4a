using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>What coordination has, at one moment, of all that a join depends on.</summary>
/// <param name="Node">The record of the one who joins.</param>
/// <param name="Name">Of the wanted name.</param>
/// <param name="Bearer">The node that bears it, when it is another one.</param>
internal sealed record JoinScene(
    Kept<ClusterRecord> Cluster,
    Kept<InvitationRecord> Invitation,
    Kept<NodeRecord>? Node,
    Kept<NameRecord> Name,
    Kept<NodeRecord>? Bearer
)
{
    public required Kept<PersonRecord> Person { get; init; }

    /// <summary>Somebody with the id of the one who joins lives as a member.</summary>
    public bool NodeLives { get; init; }

    public bool BearerLives { get; init; }

    /// <summary>The node, or the key.</summary>
    public bool IsDenied { get; init; }

    public bool IsUnreadable =>
        Cluster.IsUnreadable
        || Invitation.IsUnreadable
        || Node?.IsUnreadable == true
        || Name.IsUnreadable
        || Bearer?.IsUnreadable == true
        || Person.IsUnreadable;

    /// <summary>What is to be looked at.</summary>
    /// <param name="bearer">Whoever bears the wanted name, as far as that is known.</param>
    public static IEnumerable<EntryKey> Keys(JoinApplicant applicant, NodeId? bearer)
    {
        NodeId[] nodes = [.. new[] { applicant.Node, bearer }.OfType<NodeId>()];
        return
        [
            TrustKeys.Cluster,
            TrustKeys.Invitation(applicant.Request.Invitation),
            TrustKeys.Name(applicant.Request.Name),
            TrustKeys.Person(applicant.Request.Name),
            TrustKeys.DeniedKey(applicant.Key),
            .. nodes.Select(TrustKeys.Node),
            .. nodes.Select(MemberKeys.Of),
            .. nodes.Select(static node => TrustKeys.DeniedNode(node.Value)),
        ];
    }

    /// <summary>Who bears the name by what was seen; null when nobody else does.</summary>
    public static NodeId? BearerIn(EntriesSeen seen, JoinApplicant applicant)
    {
        var name = Kept<NameRecord>.In(seen, TrustKeys.Name(applicant.Request.Name), TrustJson.Default.NameRecord);
        return NodeId.TryParse(name.Value?.Node, out var bearer) && bearer != applicant.Node ? bearer : null;
    }

    public static JoinScene In(EntriesSeen seen, JoinApplicant applicant)
    {
        var bearer = BearerIn(seen, applicant);
        return new JoinScene(
            Kept<ClusterRecord>.In(seen, TrustKeys.Cluster, TrustJson.Default.ClusterRecord),
            Kept<InvitationRecord>.In(
                seen,
                TrustKeys.Invitation(applicant.Request.Invitation),
                TrustJson.Default.InvitationRecord
            ),
            RecordOf(seen, applicant.Node),
            Kept<NameRecord>.In(seen, TrustKeys.Name(applicant.Request.Name), TrustJson.Default.NameRecord),
            RecordOf(seen, bearer)
        )
        {
            Person = Kept<PersonRecord>.In(
                seen,
                TrustKeys.Person(applicant.Request.Name),
                TrustJson.Default.PersonRecord
            ),
            NodeLives = Lives(seen, applicant.Node),
            BearerLives = Lives(seen, bearer),
            IsDenied =
                seen.Find(TrustKeys.DeniedKey(applicant.Key)) is not null
                || (applicant.Node is { } node && seen.Find(TrustKeys.DeniedNode(node.Value)) is not null),
        };
    }

    private static Kept<NodeRecord>? RecordOf(EntriesSeen seen, NodeId? node) =>
        node is null ? null : Kept<NodeRecord>.In(seen, TrustKeys.Node(node), TrustJson.Default.NodeRecord);

    private static bool Lives(EntriesSeen seen, NodeId? node) =>
        node is not null && seen.Find(MemberKeys.Of(node)) is not null;
}
