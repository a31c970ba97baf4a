using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Desk;

internal static class MemberErrors
{
    public static OperatorError NotOne(PeerProof proof) =>
        new(
            JoinErrorCodes.NotInvited,
            $"The cluster does not know {proof} by this certificate.",
            "It was removed, or has joined again with another key.",
            "Have it join again: pbm cluster invite on a member."
        );

    public static OperatorError NoHolder(NodeRecord node) =>
        new(
            JoinErrorCodes.NoKey,
            $"The node {node.Name} does not get the authority's key.",
            $"{CustodyRules.Wanted} others hold it, and that is enough.",
            ""
        );

    public static OperatorError UnknownRequest(string what) =>
        new(
            JoinErrorCodes.BadRequest,
            "The member does not understand what is asked.",
            $"It does not know '{what}'.",
            "Bring the member to the version of the one who asks."
        );

    public static OperatorError TooMany { get; } =
        new(
            JoinErrorCodes.Unavailable,
            "Somebody has connected to join and was hung up on.",
            $"{TrustDoor.MostAtOnce} others are being served.",
            "See who they are, if it goes on."
        );

    public static OperatorError NothingAsked { get; } =
        new(JoinErrorCodes.BadRequest, "Somebody has connected to join and asked nothing that can be read.", "", "");
}
