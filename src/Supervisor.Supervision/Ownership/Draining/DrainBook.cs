using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership.Draining;

/// <summary>
/// Which nodes are drained, as the store has it: so it outlives every daemon, and all nodes see it. What is over is marked and not
/// removed, or a change of which nobody could say whether it was made might be made after all.
/// </summary>
public sealed class DrainBook(IEntries store, HybridClock clock)
{
    private const int Attempts = 5;

    private volatile DrainsView _view = DrainsView.Unknown;

    /// <summary>As it was told last.</summary>
    public DrainsView View => _view;

    internal IAsyncDisposable Watch(Action<DrainsView> listener) =>
        store.WatchEntries(
            DrainCodec.Folder,
            entries =>
            {
                _view = DrainCodec.Read(entries);
                // Nothing was seen before the first look.
                if (entries.Version > 0 || entries.IsCurrent)
                {
                    listener(_view);
                }
            }
        );

    /// <summary>The last word holds, whoever's it is; the same made again is made once.</summary>
    /// <returns>Why it is not written; null when it is.</returns>
    public Task<string?> WriteAsync(NodeId node, bool isDrained, CommandId id, string who) =>
        WriteAsync(new Drain(node, isDrained, new ChangeStamp(id, who, clock.Next())));

    private async Task<string?> WriteAsync(Drain drain)
    {
        var reason = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var key = DrainCodec.Key(drain.Node);
            var read = await store.ReadEntriesAsync(DrainCodec.Folder);
            if (!read.IsFound)
            {
                return read.Reason;
            }

            var there = read.Value.Find(key);
            if (there is not null && DrainCodec.Parse(drain.Node, there.Value)?.Stamp.Id == drain.Stamp.Id)
            {
                return null;
            }

            var written = await store.ChangeEntriesAsync(
                new EntryChange(
                    [there is null ? EntryCondition.Absent(key) : EntryCondition.Unchanged(there)],
                    [EntryWrite.Put(key, DrainCodec.Format(drain))]
                )
            );
            if (written.IsDone)
            {
                return null;
            }

            // Another's came between, or nobody can say: what is there now tells.
            reason = written.Reason;
        }

        return reason;
    }
}
