using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>How a node stands, as operators read it.</summary>
internal static class NodeStates
{
    public const string Up = "up";
    public const string Down = "down";

    /// <summary>It lives, and says of itself what this version does not understand.</summary>
    public const string Newer = "newer";

    /// <summary>Nobody can say.</summary>
    public const string Unknown = "unknown";

    public static string Of(NodeId node, MembersView view) =>
        view.Members.ContainsKey(node) ? Up
        : view.Unreadable.Contains(node) ? Newer
        : view.IsCurrent ? Down
        : Unknown;
}
