using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Joining;

/// <summary>Why somebody is not admitted, as he and the operators read it.</summary>
internal static class JoinErrors
{
    private const string InviteAgain = "Ask for another: pbm cluster invite on a member.";

    /// <summary>One sentence for both, so that nobody learns which ids there are.</summary>
    public static OperatorError UnknownToken { get; } =
        new(
            JoinErrorCodes.UnknownToken,
            "The cluster does not know this token.",
            "It was made by another cluster, its secret is wrong, or it has long expired.",
            InviteAgain
        );

    public static OperatorError BadRequest { get; } =
        new(
            JoinErrorCodes.BadRequest,
            "What was asked is no request to join.",
            "Something is missing from it, or it is too large.",
            "Bring both programs to the same version."
        );

    public static OperatorError NoProof { get; } =
        new(
            JoinErrorCodes.NoProof,
            "The key of the one who joins is not his own.",
            "He has not proven on this connection that he has its private part.",
            "Join again; a request that was made once cannot be sent a second time."
        );

    public static OperatorError NewerRecord { get; } =
        new(
            JoinErrorCodes.NewerRecord,
            "This member does not understand what the cluster's records say.",
            "A newer supervisor has written them.",
            "Bring this member to the version of the others, or join at another one."
        );

    public static OperatorError NotFounded { get; } =
        new(
            JoinErrorCodes.NoMember,
            "Nobody can join here.",
            "Coordination has no record of this cluster.",
            "See whether the right etcd and the right prefix are set on the member."
        );

    public static OperatorError NoKey { get; } =
        new(
            JoinErrorCodes.NoKey,
            "This member cannot admit anybody.",
            "It does not hold the authority's key.",
            "Join at a member that does: pbm cluster show names them."
        );

    public static OperatorError NoEndpoint { get; } =
        new(
            JoinErrorCodes.BadInvitation,
            "Nobody can be invited.",
            "No member that holds the authority's key takes joins on an address that others can reach.",
            "Set the address at which this node takes links."
        );

    public static OperatorError Expired(InvitationRecord invitation) =>
        new(
            JoinErrorCodes.Expired,
            $"The token has expired on {invitation.ExpiresAt:yyyy-MM-dd HH:mm} UTC.",
            $"It was made by {invitation.By} for a limited time.",
            InviteAgain
        );

    public static OperatorError Used(InvitationUse use) =>
        new(
            JoinErrorCodes.Used,
            "The token was used already.",
            $"{use.Name} has joined with it on {Day(use.At)}, and a token is for one.",
            InviteAgain + " If nobody should have used it, have that one removed: pbm cluster remove."
        );

    public static OperatorError OtherRole(string role) =>
        role == Invitations.InvitedRoles.Node
            ? new(
                JoinErrorCodes.OtherRole,
                "The token is for a machine, and not for a person.",
                "It was made with the role node.",
                "Ask for one of the role viewer, operator or admin: pbm cluster invite -role."
            )
            : new(
                JoinErrorCodes.OtherRole,
                "The token is for a person, and not for a machine.",
                $"It was made with the role {role}.",
                "Use it with pbm login, or ask for one of the role node: pbm cluster invite."
            );

    public static OperatorError BadName(string? name) =>
        new(
            JoinErrorCodes.BadName,
            $"'{StrangersText.Shown(name)}' can be no name.",
            $"A name is {NameText.Rule}.",
            "Choose another."
        );

    public static OperatorError Removed(string name) =>
        new(
            JoinErrorCodes.Removed,
            $"{name} was removed from this cluster.",
            "Its id or its key is turned away for good.",
            "To begin anew, move its data directory away and join with a new token."
        );

    public static OperatorError Clock(TimeSpan apart) =>
        new(
            JoinErrorCodes.Clock,
            "The clocks of the two machines are too far apart.",
            $"The one that joins is {apart.Duration().TotalMinutes:0.#} minutes {(apart > TimeSpan.Zero ? "ahead" : "behind")}.",
            "Set the clocks, on both machines: timedatectl set-ntp true."
        );

    public static OperatorError Version(string program, int level, bool isOld) =>
        new(
            JoinErrorCodes.Version,
            $"The version {StrangersText.Shown(program)} does not go with this cluster.",
            $"The cluster is at level {level}, and that program {(isOld ? "does not know it yet" : "does not know it any more")}.",
            isOld ? "Install the version of the cluster there." : "Upgrade the cluster first, all its nodes."
        );

    public static OperatorError PersonThere(PersonRecord there) =>
        new(
            JoinErrorCodes.NameTaken,
            $"There is a person {there.Name} already.",
            $"That one is {there.Role} since {Day(there.Since)}, with another key.",
            "Choose another name, or have an admin remove that one first."
        );

    public static OperatorError Unavailable(string reason) =>
        new(
            JoinErrorCodes.Unavailable,
            "The member cannot decide now.",
            reason,
            "Try again when coordination answers: the token is still good."
        );

    public static OperatorError NotStored(WriteStatus status, string reason) =>
        status == WriteStatus.Unknown
            ? new(
                JoinErrorCodes.Unknown,
                "Nobody can say whether it was done.",
                reason,
                "Do the same again: what was done already is not done twice."
            )
            : Unavailable(reason);

    private static string Day(long hybrid) => $"{new HybridTime(hybrid).WallClock:yyyy-MM-dd}";
}
