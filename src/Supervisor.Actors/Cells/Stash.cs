using Supervisor.Actors.Mailboxes;

namespace Supervisor.Actors.Cells;

/// <summary>Envelopes put aside, in the order in which they were.</summary>
internal struct Stash
{
    private Envelope? _first;
    private Envelope? _last;

    internal readonly int Count()
    {
        var count = 0;
        for (var envelope = _first; envelope is not null; envelope = envelope.Next)
        {
            count++;
        }

        return count;
    }

    internal void Add(Envelope envelope)
    {
        if (_last is null)
        {
            _first = envelope;
        }
        else
        {
            _last.Next = envelope;
        }

        _last = envelope;
    }

    internal void ReturnTo(Cell cell)
    {
        if (_first is not null)
        {
            cell.PutInFront(_first, _last!);
            _first = _last = null;
        }
    }
}
