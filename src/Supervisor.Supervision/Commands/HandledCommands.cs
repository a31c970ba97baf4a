namespace Supervisor.Supervision.Commands;

/// <summary>
/// The ids of the commands that an actor has carried out, newest last. It is bounded: a client that asks again after so
/// many others have come between is told the state, not the past.
/// </summary>
internal sealed class HandledCommands
{
    internal const int Capacity = 256;

    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    internal IEnumerable<string> OldestFirst => _order;

    internal bool Contains(string id) => _ids.Contains(id);

    internal void Add(string id)
    {
        if (!_ids.Add(id))
        {
            return;
        }

        _order.Enqueue(id);
        if (_order.Count > Capacity)
        {
            _ids.Remove(_order.Dequeue());
        }
    }

    internal void Clear()
    {
        _order.Clear();
        _ids.Clear();
    }
}
