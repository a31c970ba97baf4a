using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>
/// Reads the members out of the entries of their folder. What it has read it does not read again: all of the folder comes with each
/// node that comes or goes.
/// </summary>
internal sealed class MemberBook
{
    private ImmutableSortedDictionary<EntryKey, Entry> _read = EntriesView.Nothing.Entries;
    private ImmutableDictionary<NodeId, Member> _members = MembersView.Unknown.Members;
    private ImmutableHashSet<NodeId> _unreadable = [];

    public MembersView Read(EntriesView view)
    {
        foreach (var gone in _read.Values.Where(entry => !view.Entries.ContainsKey(entry.Key)))
        {
            Forget(gone);
        }

        foreach (var entry in view.Entries.Values.Where(entry => _read.GetValueOrDefault(entry.Key) != entry))
        {
            Forget(entry);
            Learn(entry);
        }

        _read = view.Entries;
        return new MembersView(view.Version, _members, _unreadable, view.CutOff);
    }

    private void Learn(Entry entry)
    {
        if (MemberKeys.NodeOf(entry.Key) is not { } node)
        {
            return;
        }

        if (MemberCodec.TryRead(node, entry.Value, out var member))
        {
            _members = _members.Add(node, member);
        }
        else
        {
            _unreadable = _unreadable.Add(node);
        }
    }

    private void Forget(Entry entry)
    {
        if (MemberKeys.NodeOf(entry.Key) is { } node)
        {
            _members = _members.Remove(node);
            _unreadable = _unreadable.Remove(node);
        }
    }
}
