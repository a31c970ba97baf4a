using Supervisor.Actors.Systems;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Networks;

/// <summary>
/// Datagrams between machines: late, lost, twice, out of order; and cut, in one direction or both, between any two.
/// </summary>
internal sealed class SimulatedNetwork(WorldClock clock, SeededChance chance, Rarities rarities)
{
    private static readonly TimeSpan MinLatency = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(5);

    private readonly SortedDictionary<string, Action<Datagram>> _receivers = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To)> _cuts = [];

    /// <summary>The share of datagrams that are lost.</summary>
    internal double Loss { get; set; }

    /// <summary>The share of datagrams that arrive twice.</summary>
    internal double Duplication { get; set; }

    /// <summary>The share of datagrams that take a hundred times as long, and so are overtaken.</summary>
    internal double Delay { get; set; }

    internal void Listen(string machine, Action<Datagram> receive) => _receivers[machine] = receive;

    internal void Cut(string from, string to) => _cuts.Add((from, to));

    internal void HealAll()
    {
        _cuts.Clear();
        Loss = Duplication = Delay = 0;
    }

    internal void Send(Datagram datagram)
    {
        if (_cuts.Contains((datagram.From, datagram.To)))
        {
            rarities.Reached("a datagram stopped by a partition");
            return;
        }

        if (chance.Next() < Loss)
        {
            rarities.Reached("a datagram lost");
            return;
        }

        Carry(datagram);
        if (chance.Next() < Duplication)
        {
            rarities.Reached("a datagram arriving twice");
            Carry(datagram);
        }
    }

    private void Carry(Datagram datagram)
    {
        var latency = MinLatency + (Spread * chance.Next());
        if (chance.Next() < Delay)
        {
            rarities.Reached("a datagram overtaken by later ones");
            latency *= 100;
        }

        clock.After(latency, () => Arrive(datagram));
    }

    // A cut made while it was on the way stops it, too: the cable is gone.
    private void Arrive(Datagram datagram)
    {
        if (!_cuts.Contains((datagram.From, datagram.To)) && _receivers.TryGetValue(datagram.To, out var receive))
        {
            receive(datagram);
        }
    }
}
