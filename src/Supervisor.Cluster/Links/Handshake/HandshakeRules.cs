using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>Whether two ends get on, and on which terms.</summary>
internal static class HandshakeRules
{
    private const int MostWindow = 1 << 30;

    /// <param name="proven">Whom the peer's certificate proves.</param>
    public static Outcome<LinkTerms> Agree(LinkHello own, LinkHello peer, NodeId proven)
    {
        if (peer.Node != proven.Value)
        {
            return Refusal(
                LinkErrorCodes.OtherNode,
                "The peer says that it is another node than its certificate says.",
                $"It says {peer.Node}, and its certificate {proven}."
            );
        }

        if (peer.Cluster != own.Cluster)
        {
            return Refusal(
                LinkErrorCodes.OtherCluster,
                "The peer belongs to another cluster.",
                $"It says {peer.Cluster}, and this is {own.Cluster}."
            );
        }

        var version = Math.Min(own.Newest, peer.Newest);
        if (version < own.Oldest || version < peer.Oldest)
        {
            return Refusal(
                LinkErrorCodes.Version,
                "The peer's version is too far from this one's.",
                $"It speaks {peer.Oldest} to {peer.Newest} of the links' protocol, and this daemon {own.Oldest} to {own.Newest}."
            ) with
            {
                Remedy = "Upgrade the older of the two by one version at a time.",
            };
        }

        return peer.Lanes is null || peer.Lanes.Count > LinkProtocol.MostLanes || peer.Window is < 1 or > MostWindow
            ? Refusal(LinkErrorCodes.BadFrame, "The peer's hello is none.", "It names too many lanes, or no window.")
            : new LinkTerms(
                proven,
                peer.Run,
                version,
                [.. own.Lanes.Select(lane => NumberOf(lane, peer))],
                peer.Window
            );
    }

    private static byte? NumberOf(string lane, LinkHello peer)
    {
        var number = peer.Lanes.ToList().IndexOf(lane);
        return number < 0 ? null : (byte)number;
    }

    private static OperatorError Refusal(string code, string message, string why) => new(code, message, why, "");
}
