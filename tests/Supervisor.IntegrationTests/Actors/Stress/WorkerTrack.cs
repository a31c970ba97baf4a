using Supervisor.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>What is known of one worker across its incarnations.</summary>
internal sealed class WorkerTrack(ActorRef<object> parent)
{
    private readonly int[] _lastOfSender = new int[Town.Threads];
    private readonly HashSet<int> _seen = [];
    private int _inside;
    private int _incarnation;

    internal ActorRef<object> Parent => parent;

    internal void Enter(Ledger ledger, int incarnation)
    {
        if (Interlocked.Exchange(ref _inside, 1) == 1)
        {
            ledger.Violated("Two turns of one actor ran at the same time.");
        }

        if (incarnation < _incarnation)
        {
            ledger.Violated($"Incarnation {incarnation} ran after {_incarnation}.");
        }

        _incarnation = incarnation;
    }

    internal void Leave() => Volatile.Write(ref _inside, 0);

    internal bool IsFirstSight(Parcel parcel) => _seen.Add(parcel.Number);

    /// <summary>Numbers are handed out in rising order to each thread, so those of one thread must rise here too.</summary>
    internal void CheckOrder(Parcel parcel, Ledger ledger)
    {
        if (parcel.Sender < 0 || parcel.Fate == Fate.Stashed)
        {
            return;
        }

        ref var last = ref _lastOfSender[parcel.Sender];
        if (parcel.Number < last)
        {
            ledger.Violated($"Of thread {parcel.Sender}, {parcel.Number} came after {last}.");
        }

        last = parcel.Number;
    }
}
