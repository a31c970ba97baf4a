using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>
/// Where pinned groups run, for those who say that a node is lost for good and will never write down that they have ended. Nothing of a
/// node that is there is changed: that is a condition of each write.
/// </summary>
public sealed class ResidenceBook(IEntries store)
{
    private const int Attempts = 5;

    /// <summary>All nodes of which something is written.</summary>
    /// <returns>Null: it could not be read.</returns>
    public async Task<IReadOnlyList<(NodeId Node, string Name)>?> NodesAsync() =>
        await ReadAsync() is { } view
            ?
            [
                .. view
                    .Groups.Values.SelectMany(static group => group.Nodes)
                    .Select(static one => (one.Node, one.Name))
                    .Distinct(),
            ]
            : null;

    /// <summary>Nothing is waited for any more that the node had.</summary>
    /// <param name="keeps">Groups that it is to have all the same.</param>
    public async Task<ReleaseOutcome> ReleaseAsync(string node, Func<string, bool> keeps)
    {
        var released = new SortedSet<string>(StringComparer.Ordinal);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ReadAsync() is not { } view || await LivingAsync() is not { } living)
            {
                return Outcome(ReleaseStatus.Unknown);
            }

            var theirs = view
                .Groups.Where(group => !keeps(group.Key) && group.Value.Nodes.Any(one => one.Name == node))
                .ToList();
            if (theirs.Count == 0)
            {
                return Outcome(ReleaseStatus.Done);
            }

            if (theirs.Exists(group => group.Value.Nodes.Any(one => one.Name == node && living.Contains(one.Node))))
            {
                return Outcome(ReleaseStatus.Lives);
            }

            foreach (var (group, there) in theirs)
            {
                released.Add(group);
                await WriteAsync(group, there, node);
            }
        }

        return Outcome(ReleaseStatus.Unknown);

        ReleaseOutcome Outcome(ReleaseStatus status) => new(status, [.. released]);
    }

    private async Task<ResidencesView?> ReadAsync()
    {
        var read = await store.ReadEntriesAsync(ResidenceCodec.Folder);
        return read.IsFound ? ResidenceCodec.Read(EntriesView.Of(read.Value)) : null;
    }

    private async Task<HashSet<NodeId>?> LivingAsync()
    {
        var read = await store.ReadEntriesAsync(MemberKeys.Folder);
        return read.IsFound
            ? [.. read.Value.Entries.Select(static entry => MemberKeys.NodeOf(entry.Key)).OfType<NodeId>()]
            : null;
    }

    // What became of it the next look tells.
    private async Task WriteAsync(string group, GroupResidences there, string node)
    {
        var key = ResidenceCodec.Key(group);
        var left = there.Nodes.Where(one => one.Name != node).ToList();
        var write = left.Count == 0 ? EntryWrite.Delete(key) : EntryWrite.Put(key, ResidenceCodec.Format(left));
        var absent = there
            .Nodes.Where(one => one.Name == node)
            .Select(static one => EntryCondition.Absent(MemberKeys.Of(one.Node)));
        await store.ChangeEntriesAsync(
            new EntryChange([new EntryCondition(key, EntryMark.Version, there.Version), .. absent], [write])
        );
    }
}
