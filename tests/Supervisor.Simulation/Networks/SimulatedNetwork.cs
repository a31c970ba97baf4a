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
    private readonly Dictionary<(string From, string To), int> _cuts = [];

    /// <summary>The share of datagrams that are lost.</summary>
    internal double Loss { get; set; }

    /// <summary>The share of datagrams that arrive twice.</summary>
    internal double Duplication { get; set; }

    /// <summary>The share of datagrams that take a hundred times as long, and so are overtaken.</summary>
    internal double Delay { get; set; }

    internal void Listen(string machine, Action<Datagram> receive) => _receivers[machine] = receive;

    internal void Cut(string from, string to) => _cuts[(from, to)] = _cuts.GetValueOrDefault((from, to)) + 1;

    /// <summary>Undoes one cut; the way stays cut while there are others.</summary>
    internal void Mend(string from, string to)
    {
        if (_cuts.TryGetValue((from, to), out var cuts) && cuts > 0)
        {
            _cuts[(from, to)] = cuts - 1;
        }
    }

    internal void HealAll()
    {
        _cuts.Clear();
        Loss = Duplication = Delay = 0;
    }

    internal void Send(Datagram datagram)
    {
        if (IsCut(datagram))
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

    internal bool IsCut(string from, string to) => _cuts.GetValueOrDefault((from, to)) > 0;

    private bool IsCut(Datagram datagram) => IsCut(datagram.From, datagram.To);

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
        if (!IsCut(datagram) && _receivers.TryGetValue(datagram.To, out var receive))
        {
            receive(datagram);
        }
    }
}
