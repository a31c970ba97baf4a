using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Cables that are cut in one direction or both, and networks that lose, double and delay.</summary>
internal sealed class BadNetwork(Universe universe, SimulatedNetwork network, MachinePark park) : IFault
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    public IReadOnlyList<string> ExpectedRarities =>
        [
            "a datagram stopped by a partition",
            "a datagram lost",
            "a datagram arriving twice",
            "a datagram overtaken by later ones",
        ];

    public void Strike()
    {
        if (universe.Chance.Next() < 0.5)
        {
            Cut(park.Any().Name, park.Any().Name, isBothWays: universe.Chance.Next() < 0.5);
        }
        else
        {
            network.Loss = 0.25 * universe.Chance.Next();
            network.Duplication = 0.25 * universe.Chance.Next();
            network.Delay = 0.25 * universe.Chance.Next();
        }

        universe.Clock.After(universe.Around(Length), Cease);
    }

    public void Cease() => network.HealAll();

    private void Cut(string one, string other, bool isBothWays)
    {
        network.Cut(one, other);
        if (isBothWays)
        {
            network.Cut(other, one);
        }
    }
}
