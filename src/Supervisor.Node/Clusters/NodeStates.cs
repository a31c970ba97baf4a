using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>How a node stands, as operators read it. Words are added, never renamed: programs read them.</summary>
internal static class NodeStates
{
    public const string Up = "up";
    public const string Down = "down";

    /// <summary>It lives, by its lease, and there is no link to it from here.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>It lives, and says of itself what this version does not understand.</summary>
    public const string Newer = "newer";

    /// <summary>Nobody can say.</summary>
    public const string Unknown = "unknown";

    /// <param name="isOut">There is no link to it from here, though there was one or one was tried.</param>
    public static string Of(NodeId node, MembersView view, bool isOut) =>
        view.Members.ContainsKey(node)
            ? !isOut
                ? Up
                // That it lives was known before this node was cut off, and nothing since says so.
                : view.IsCurrent
                    ? Unreachable
                    : Unknown
            : view.Unreadable.Contains(node)
                ? Newer
                : view.IsCurrent
                    ? Down
                    : Unknown;
}
