using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Actors.Mailboxes;

/// <summary>Envelopes put aside, in the order in which they were. Only within the actor's turn.</summary>
internal struct EnvelopeList
{
    private Envelope? _first;
    private Envelope? _last;

    internal readonly int Count => Length(_first);

    internal static int Length(Envelope? first)
    {
        var length = 0;
        for (var envelope = first; envelope is not null; envelope = envelope.Next)
        {
            length++;
        }

        return length;
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

    internal bool TryTakeFirst([NotNullWhen(true)] out Envelope? envelope)
    {
        envelope = _first;
        if (envelope is null)
        {
            return false;
        }

        _first = envelope.Next;
        _last = _first is null ? null : _last;
        envelope.Next = null;
        return true;
    }

    /// <summary>Gives the whole list as a chain, and is empty afterwards.</summary>
    internal bool TryTakeAll([NotNullWhen(true)] out Envelope? first, [NotNullWhen(true)] out Envelope? last)
    {
        (first, last) = (_first, _last);
        _first = _last = null;
        return first is not null && last is not null;
    }
}
