using Supervisor.Node.Forwarding.Merging;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>The lists of other nodes as they stood when those were heard last.</summary>
internal sealed class StandingCopies(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Node, CopiedList List), Copy> _copies = [];

    /// <param name="teller">By whom it was heard: as long as he listens, it is how things stand.</param>
    public void Keep(object teller, string node, CopiedList list, NodeTable table)
    {
        lock (_gate)
        {
            _copies[(node, list)] = new Copy(table, teller, Ended: null);
        }
    }

    /// <summary>From now on it grows old. Who was followed by another meanwhile ends nothing.</summary>
    public void End(object teller, string node, CopiedList list)
    {
        lock (_gate)
        {
            if (_copies.TryGetValue((node, list), out var copy) && copy.Teller == teller && copy.Ended is null)
            {
                _copies[(node, list)] = copy with { Ended = clock.GetTimestamp() };
            }
        }
    }

    /// <summary>Another node bears the name now: what the one before it had holds of nothing any more.</summary>
    public void Forget(string node)
    {
        lock (_gate)
        {
            foreach (var list in CopiedLists.All)
            {
                _copies.Remove((node, list));
            }
        }
    }

    /// <summary>Null: it was never heard.</summary>
    public ToldTable? Find(string node, CopiedList list)
    {
        lock (_gate)
        {
            return _copies.TryGetValue((node, list), out var copy)
                ? new ToldTable(node, copy.Table, copy.Ended is { } ended ? clock.GetElapsedTime(ended) : TimeSpan.Zero)
                : null;
        }
    }

    private sealed record Copy(NodeTable Table, object Teller, long? Ended);
}
