using Supervisor.Actors;
using Supervisor.Actors.Letters;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>
/// Books every parcel: handed out with a number, and ended once, as handled or as a dead letter. Books also what must
/// never be seen.
/// </summary>
internal sealed class Ledger
{
    internal const int Capacity = 40_000_000;

    private const int MaxUnderWay = 5_000;

    private readonly int[] _ends = new int[Capacity];
    private readonly List<string> _violations = [];
    private int _numbers;
    private int _handled;
    private int _dead;
    private int _refused;
    private int _incarnations;

    internal int Told => Math.Min(Volatile.Read(ref _numbers), Capacity);

    internal Pending Parcels { get; } = new("messages");

    internal int Handled => _handled;

    internal int Dead => _dead;

    internal int Refused => _refused;

    internal int LivingIncarnations => Volatile.Read(ref _incarnations);

    internal bool IsCrowded => Told - Volatile.Read(ref _handled) - Volatile.Read(ref _dead) > MaxUnderWay;

    internal IReadOnlyList<string> Violations
    {
        get
        {
            lock (_violations)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>A new number; null when the ledger is full.</summary>
    internal int? Next()
    {
        var number = Interlocked.Increment(ref _numbers) - 1;
        if (number >= Capacity)
        {
            return null;
        }

        Parcels.Begin();
        return number;
    }

    internal void TellResulted(TellResult result)
    {
        if (result != TellResult.Accepted)
        {
            Interlocked.Increment(ref _refused);
        }
    }

    internal void WasHandled(Parcel parcel)
    {
        Interlocked.Increment(ref _handled);
        HasEnded(parcel);
    }

    internal void WasRefused(DeadLetter letter)
    {
        if (letter.Message is Parcel parcel)
        {
            Interlocked.Increment(ref _dead);
            HasEnded(parcel);
        }
    }

    internal void IncarnationMade() => Interlocked.Increment(ref _incarnations);

    internal void IncarnationEnded() => Interlocked.Decrement(ref _incarnations);

    internal void Violated(string what)
    {
        lock (_violations)
        {
            _violations.Add(what);
        }
    }

    /// <summary>The parcels that ended never or more than once, with how often.</summary>
    internal IReadOnlyList<(int Number, int Ends)> Unbalanced() =>
        [.. Enumerable.Range(0, Told).Select(number => (number, _ends[number])).Where(static one => one.Item2 != 1)];

    private void HasEnded(Parcel parcel)
    {
        if (Interlocked.Increment(ref _ends[parcel.Number]) == 1)
        {
            Parcels.End();
        }
    }
}
