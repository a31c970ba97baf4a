using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Commands;

/// <summary>
/// The ids of the commands that an actor has carried out. An id is forgotten when it is a day old and many have come since,
/// or when very many have: whoever asks again later than that may find the command carried out again.
/// </summary>
internal sealed class HandledCommands
{
    internal const int KeptInAnyCase = 256;
    internal const int KeptAtMost = 4096;

    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private readonly Queue<HandledCommand> _order = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    internal IEnumerable<HandledCommand> OldestFirst => _order;

    internal bool Contains(string id) => _ids.Contains(id);

    internal void Add(string id, HybridTime time)
    {
        if (!_ids.Add(id))
        {
            return;
        }

        _order.Enqueue(new HandledCommand(id, time));
        while (_order.Count > KeptAtMost || (_order.Count > KeptInAnyCase && IsOld(_order.Peek(), time)))
        {
            _ids.Remove(_order.Dequeue().Id);
        }
    }

    private static bool IsOld(HandledCommand command, HybridTime now) =>
        now.WallClock - command.Time.WallClock > KeptFor;
}
