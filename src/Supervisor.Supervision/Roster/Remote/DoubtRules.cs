using System.Globalization;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>Why nobody here can say how agents of a node stand.</summary>
internal enum NodeDoubtKind
{
    /// <summary>It is linked, and has not said yet.</summary>
    Silent,

    /// <summary>It is linked, and its version does not speak of its agents.</summary>
    Deaf,

    /// <summary>It lives, by its lease, and there is no link.</summary>
    Unreachable,

    /// <summary>It was there, and its lease is gone.</summary>
    Down,

    /// <summary>No node of that name was ever seen.</summary>
    Unseen,

    /// <summary>Nobody can say who is there.</summary>
    Unclear,
}

/// <param name="Since">When this came to be so, on this node's clock; null before anybody has looked.</param>
/// <param name="IsDeaf">It has said that it does not know what it was asked for.</param>
internal sealed record NodeDoubt(NodeDoubtKind Kind, DateTimeOffset? Since, bool IsDeaf)
{
    internal static NodeDoubt None { get; } = new(NodeDoubtKind.Unseen, null, false);

    internal NodeDoubt At(NodeDoubtKind kind, DateTimeOffset now) =>
        Since is not null && kind == Kind ? this : this with { Kind = kind, Since = now };
}

internal static class DoubtRules
{
    internal static NodeDoubtKind KindOf(bool isSeen, bool isMember, bool isLinked, string cutOff, bool isDeaf) =>
        (isSeen, isMember, isLinked) switch
        {
            (_, _, true) => isDeaf ? NodeDoubtKind.Deaf : NodeDoubtKind.Silent,
            (false, _, _) => cutOff.Length > 0 ? NodeDoubtKind.Unclear : NodeDoubtKind.Unseen,
            (_, true, _) => NodeDoubtKind.Unreachable,
            _ => cutOff.Length > 0 ? NodeDoubtKind.Unreachable : NodeDoubtKind.Down,
        };

    internal static string Text(string node, NodeDoubt doubt, string cutOff) =>
        doubt.Kind switch
        {
            NodeDoubtKind.Silent => $"{node} has not said yet",
            NodeDoubtKind.Deaf => $"the version of {node} does not tell of its agents",
            NodeDoubtKind.Unreachable => $"{node} is unreachable since {Moment(doubt)}",
            NodeDoubtKind.Down => $"{node} is down since {Moment(doubt)}",
            NodeDoubtKind.Unseen => $"no node {node} is known",
            _ => $"where {node} is cannot be told now: {Clause.Of(cutOff)}",
        };

    private static string Moment(NodeDoubt doubt) =>
        string.Create(CultureInfo.InvariantCulture, $"{doubt.Since!.Value.UtcDateTime:HH:mm:ss} UTC");
}
