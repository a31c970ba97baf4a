using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Links;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Trust;

/// <summary>Why a peer is not taken for a node of the cluster.</summary>
internal static class PeerErrors
{
    private const string JoinAgain =
        "Have it join again: pbm cluster invite on a member, and supervisor join TOKEN there.";

    public static OperatorError NoCertificate { get; } =
        new(
            LinkErrorCodes.NoCertificate,
            "The peer shows no certificate.",
            "Links are between members only.",
            JoinAgain
        );

    public static OperatorError OtherAuthority { get; } =
        new(
            LinkErrorCodes.OtherAuthority,
            "The peer's certificate is not this cluster's.",
            "Another authority has signed it, or nobody has.",
            JoinAgain
        );

    public static OperatorError OfNobody { get; } =
        new(
            LinkErrorCodes.OtherAuthority,
            "The peer's certificate is nobody's.",
            "It says neither a node nor a person that bears it.",
            JoinAgain
        );

    public static OperatorError NotOfANode { get; } =
        new(
            LinkErrorCodes.OtherAuthority,
            "The peer's certificate is not a node's.",
            "It is a person's, and links are between nodes.",
            "People use pbm."
        );

    public static OperatorError Denied(PeerProof proof, string why) =>
        new(LinkErrorCodes.Denied, $"The cluster turns away {proof}.", why, JoinAgain);

    public static OperatorError OtherCluster(ClusterId cluster) =>
        new(
            LinkErrorCodes.OtherCluster,
            "The peer belongs to another cluster.",
            $"Its certificate is of {cluster}.",
            JoinAgain
        );

    public static OperatorError NotNow(X509Certificate2 shown, DateTimeOffset now) =>
        new DateTimeOffset(shown.NotAfter) < now
            ? new(
                LinkErrorCodes.Expired,
                $"The peer's certificate has expired on {Day(shown.NotAfter)}.",
                "A node renews it in time as long as it is reached by the others.",
                JoinAgain
            )
            : new(
                LinkErrorCodes.Expired,
                $"The peer's certificate is valid from {Day(shown.NotBefore)} on, and here it is {now.UtcDateTime:u}.",
                "The clock of one of the two machines is wrong.",
                "Set the clocks: timedatectl set-ntp true."
            );

    private static string Day(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
