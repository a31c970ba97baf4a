namespace Supervisor.Node.Forwarding.Merging;

/// <summary>What nodes have told last, for when they cannot be asked: dated copies.</summary>
internal sealed class LastTables(TimeProvider clock)
{
    /// <summary>There are few nodes and few lists; whoever asks for ever new ones does not fill the memory.</summary>
    private const int Most = 128;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Node, string Question), (NodeTable Table, long Told)> _tables = [];

    public void Keep(string node, string question, NodeTable table)
    {
        lock (_gate)
        {
            if (_tables.Count == Most && !_tables.ContainsKey((node, question)))
            {
                _tables.Remove(_tables.MinBy(kept => kept.Value.Told).Key);
            }

            _tables[(node, question)] = (table, clock.GetTimestamp());
        }
    }

    /// <summary>Null: it never told.</summary>
    public ToldTable? Find(string node, string question)
    {
        lock (_gate)
        {
            return _tables.TryGetValue((node, question), out var kept)
                ? new ToldTable(node, kept.Table, clock.GetElapsedTime(kept.Told))
                : null;
        }
    }
}
