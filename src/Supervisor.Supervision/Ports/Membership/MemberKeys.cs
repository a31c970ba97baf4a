using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ports.Membership;

/// <summary>A node's entry goes with its lease, a few seconds after the node does.</summary>
public static class MemberKeys
{
    public static EntryKey Folder { get; } = EntryKey.Of("members");

    public static EntryKey Of(NodeId node) => EntryKey.Of("members", node.Value);

    /// <returns>Null: it is no node's.</returns>
    public static NodeId? NodeOf(EntryKey key) =>
        key.Parts.ToArray() is [_, var id] && NodeId.TryParse(id, out var node) ? node : null;
}
