using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Asking;

internal static class AskingErrors
{
    public static OperatorError OtherAuthority(LinkAddress address) =>
        new(
            JoinErrorCodes.OtherAuthority,
            $"What answers at {address} is not of the cluster that the token is for.",
            "Its authority is another one, so nothing was told to it.",
            "See which cluster listens there, and who could stand in between; ask for another token."
        );

    public static OperatorError ExpiredMember(LinkAddress address, DateTime until, DateTimeOffset now) =>
        new(
            JoinErrorCodes.Clock,
            $"The certificate of the member at {address} was valid until {until.ToUniversalTime():yyyy-MM-dd}.",
            $"Here it is {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
            "Set the clocks, on both machines: timedatectl set-ntp true. If they are right, that member has to join again itself."
        );

    public static OperatorError NoMember(LinkAddress address, string why) =>
        new(
            JoinErrorCodes.NoMember,
            $"What answers at {address} takes no joins.",
            why,
            "See which program listens there; its version may be older than this one's."
        );

    public static OperatorError Version(int oldest, int newest) =>
        new(
            JoinErrorCodes.Version,
            "The member's version is too far from this one's.",
            $"It speaks {oldest} to {newest} of the protocol of joining.",
            "Upgrade the older of the two by one version at a time."
        );

    public static OperatorError NoAnswer(string why) =>
        new(
            JoinErrorCodes.NoAnswer,
            "The member's answer was lost.",
            why,
            "Do the same again with the same token: what was done already is not done twice."
        );

    public static OperatorError BadAnswer { get; } =
        new(
            JoinErrorCodes.BadAnswer,
            "The member's answer cannot be used.",
            "It gives no certificate for this one's name and key.",
            "Bring both programs to the same version, and do the same again."
        );

    public static OperatorError InCluster(string clusterName) =>
        new(
            JoinErrorCodes.InCluster,
            $"This node belongs to the cluster {clusterName} already.",
            "Its certificate is good.",
            "Leave that one first: pbm cluster leave."
        );

    public static OperatorError CannotListen(string why) =>
        new(
            JoinErrorCodes.NotReached,
            "This node cannot listen where it is to take links.",
            why,
            "Free that port, or set another address."
        );
}
