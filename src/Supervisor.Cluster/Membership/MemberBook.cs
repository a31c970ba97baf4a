using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>Reads the members out of the entries of their folder.</summary>
internal static class MemberBook
{
    public static MembersView Read(EntriesView view)
    {
        var members = ImmutableDictionary.CreateBuilder<NodeId, Member>();
        var unreadable = ImmutableHashSet.CreateBuilder<NodeId>();
        foreach (var entry in view.Entries.Values)
        {
            if (NodeOf(entry.Key) is not { } node)
            {
                continue;
            }

            if (MemberCodec.TryRead(node, entry.Value, out var member))
            {
                members.Add(node, member);
            }
            else
            {
                unreadable.Add(node);
            }
        }

        return new MembersView(view.Version, members.ToImmutable(), unreadable.ToImmutable(), view.CutOff);
    }

    private static NodeId? NodeOf(EntryKey key) =>
        key.Parts.ToArray() is [_, var id] && NodeId.TryParse(id, out var node) ? node : null;
}
