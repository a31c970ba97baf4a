using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// Envelopes in the order of their arrival. Anyone pushes, with one interlocked operation, onto a list that is newest
/// first; the actor's turn takes that whole list at once and reverses it, so that most takes touch nothing shared.
/// </summary>
internal struct Mailbox
{
    private Envelope? _arrived;
    private Envelope? _ready;

    internal readonly bool HasArrivals => Volatile.Read(in _arrived) is not null;

    /// <summary>True when nothing had arrived since the last take: the one that pushes first wakes the actor.</summary>
    internal bool Push(Envelope envelope)
    {
        var newest = Volatile.Read(ref _arrived);
        while (true)
        {
            envelope.Next = newest;
            var seen = Interlocked.CompareExchange(ref _arrived, envelope, newest);
            if (ReferenceEquals(seen, newest))
            {
                return newest is null;
            }

            newest = seen;
        }
    }

    /// <summary>Only within the actor's turn.</summary>
    internal bool TryTake([NotNullWhen(true)] out Envelope? envelope)
    {
        envelope = _ready ?? Reversed(Interlocked.Exchange(ref _arrived, null));
        if (envelope is null)
        {
            return false;
        }

        _ready = envelope.Next;

        // A handled envelope that still pointed to younger ones would keep them from the garbage collector.
        envelope.Next = null;
        return true;
    }

    /// <summary>Puts a chain of envelopes before all others. Only within the actor's turn.</summary>
    internal void PutInFront(Envelope first, Envelope last)
    {
        last.Next = _ready ?? Reversed(Interlocked.Exchange(ref _arrived, null));
        _ready = first;
    }

    /// <summary>How many wait; a walk over all of them, for people who look. Only within the actor's turn.</summary>
    internal readonly int Count() => Length(_ready) + Length(Volatile.Read(in _arrived));

    private static int Length(Envelope? first)
    {
        var length = 0;
        for (var envelope = first; envelope is not null; envelope = envelope.Next)
        {
            length++;
        }

        return length;
    }

    private static Envelope? Reversed(Envelope? newest)
    {
        Envelope? oldest = null;
        while (newest is not null)
        {
            (newest.Next, oldest, newest) = (oldest, newest, newest.Next);
        }

        return oldest;
    }
}
