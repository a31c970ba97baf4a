using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>Where pinned groups run, for those who say that a node is lost for good and will never write down that they have ended.</summary>
public sealed class ResidenceBook(IEntries store)
{
    private const int Attempts = 5;

    /// <summary>The names of all nodes of which something is written.</summary>
    /// <returns>Null: it could not be read.</returns>
    public async Task<IReadOnlyList<string>?> NodesAsync() =>
        await ReadAsync() is { } view
            ?
            [
                .. view
                    .Groups.Values.SelectMany(static group => group.Nodes)
                    .Select(static one => one.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
            : null;

    /// <summary>Nothing is waited for any more that the node had.</summary>
    /// <param name="keeps">Groups that it is to have all the same.</param>
    /// <returns>The groups; null: the store did not take it, and asking again does no harm.</returns>
    public async Task<IReadOnlyList<string>?> ReleaseAsync(string node, Func<string, bool> keeps)
    {
        var released = new SortedSet<string>(StringComparer.Ordinal);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ReadAsync() is not { } view)
            {
                return null;
            }

            var theirs = view
                .Groups.Where(group => !keeps(group.Key) && group.Value.Nodes.Any(one => one.Name == node))
                .ToList();
            if (theirs.Count == 0)
            {
                return [.. released];
            }

            foreach (var (group, there) in theirs)
            {
                released.Add(group);
                await WriteAsync(group, there with { Nodes = [.. there.Nodes.Where(one => one.Name != node)] });
            }
        }

        return null;
    }

    private async Task<ResidencesView?> ReadAsync()
    {
        var read = await store.ReadEntriesAsync(ResidenceCodec.Folder);
        return read.IsFound ? ResidenceCodec.Read(EntriesView.Of(read.Value)) : null;
    }

    // What became of it the next look tells.
    private async Task WriteAsync(string group, GroupResidences left)
    {
        var key = ResidenceCodec.Key(group);
        var write =
            left.Nodes.Count == 0 ? EntryWrite.Delete(key) : EntryWrite.Put(key, ResidenceCodec.Format(left.Nodes));
        await store.ChangeEntriesAsync(
            new EntryChange([new EntryCondition(key, EntryMark.Version, left.Version)], [write])
        );
    }
}
