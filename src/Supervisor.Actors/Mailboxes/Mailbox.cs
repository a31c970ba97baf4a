using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// Envelopes in the order of their arrival. Anyone pushes, with one interlocked operation, onto a list that is newest
/// first; the actor's turn takes that whole list at once and reverses it, so that most takes touch nothing shared. What
/// the actor holds back comes before both.
/// </summary>
internal struct Mailbox
{
    private Envelope? _arrived;
#pragma warning disable CS0169, IDE0051 // Its use is the place that it takes.
    private readonly CacheLine _apart;
#pragma warning restore CS0169, IDE0051
    private OfTheTurn _own;

    internal readonly bool HasArrivals => Volatile.Read(in _arrived) is not null;

    /// <summary>True while only that which passes is to be handled.</summary>
    internal readonly bool IsHeld => _own.Held is { IsHolding: true };

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
        if (_own.Held is { IsHolding: false } held && held.Waiting.TryTakeFirst(out envelope))
        {
            return true;
        }

        envelope = _own.Ready ?? Reversed(Interlocked.Exchange(ref _arrived, null));
        if (envelope is null)
        {
            return false;
        }

        _own.Ready = envelope.Next;

        // A handled envelope that still pointed to younger ones would keep them from the garbage collector.
        envelope.Next = null;
        return true;
    }

    /// <summary>From now on takes give only what was not yet put back with <see cref="Wait"/>. Only within the actor's turn.</summary>
    internal void Hold() => (_own.Held ??= new HeldMail()).IsHolding = true;

    internal void Release() => _own.Held?.IsHolding = false;

    /// <summary>The envelope, just taken during a hold, waits for the end of it.</summary>
    internal readonly void Wait(Envelope envelope) => _own.Held!.Waiting.Add(envelope);

    /// <summary>Puts a chain of envelopes before all others. Only within the actor's turn.</summary>
    internal void PutInFront(Envelope first, Envelope last)
    {
        if (_own.Held is not null && _own.Held.Waiting.TryTakeAll(out var firstHeld, out var lastHeld))
        {
            PutBeforeReady(firstHeld, lastHeld);
        }

        PutBeforeReady(first, last);
    }

    /// <summary>How many wait; a walk over all of them, for people who look. Only within the actor's turn.</summary>
    internal readonly int Count() =>
        (_own.Held?.Waiting.Count ?? 0)
        + EnvelopeList.Length(_own.Ready)
        + EnvelopeList.Length(Volatile.Read(in _arrived));

    private void PutBeforeReady(Envelope first, Envelope last)
    {
        last.Next = _own.Ready ?? Reversed(Interlocked.Exchange(ref _arrived, null));
        _own.Ready = first;
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

    /// <summary>What nobody but the actor's turn touches; a struct of its own so that it comes after the cache line.</summary>
    private struct OfTheTurn
    {
        internal Envelope? Ready;
        internal HeldMail? Held;
    }
}
