using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Cables that are cut in one direction or both, and networks that lose, double and delay.</summary>
internal sealed class BadNetwork(Universe universe, SimulatedNetwork network, MachinePark park) : IFault
{
    private const string OneWay = "a cable cut in one direction";
    private const string BothWays = "a cable cut in both directions";
    private const double MostShare = 0.25;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private int _disturbances;

    public IReadOnlyList<string> ExpectedRarities =>
        [
            "a datagram stopped by a partition",
            OneWay,
            BothWays,
            "a datagram lost",
            "a datagram arriving twice",
            "a datagram overtaken by later ones",
        ];

    public void Strike()
    {
        var heal = universe.Chance.Next() < 0.5 ? CutSomewhere() : Disturb();
        universe.Clock.After(universe.Around(Length), heal);
    }

    public void Cease() => network.HealAll();

    private Action CutSomewhere()
    {
        var one = park.Any();
        var other = park
            .Machines.Where(machine => machine != one)
            .ElementAt(universe.Chance.Next(park.Machines.Count - 1));
        var isBothWays = universe.Chance.Next() < 0.5;
        universe.Rarities.Reached(isBothWays ? BothWays : OneWay);
        network.Cut(one.Name, other.Name);
        if (isBothWays)
        {
            network.Cut(other.Name, one.Name);
        }

        return () =>
        {
            network.Mend(one.Name, other.Name);
            if (isBothWays)
            {
                network.Mend(other.Name, one.Name);
            }
        };
    }

    // A disturbance that began later is not ended by the end of an earlier one.
    private Action Disturb()
    {
        var number = ++_disturbances;
        network.Loss = MostShare * universe.Chance.Next();
        network.Duplication = MostShare * universe.Chance.Next();
        network.Delay = MostShare * universe.Chance.Next();
        return () =>
        {
            if (number == _disturbances)
            {
                network.Loss = network.Duplication = network.Delay = 0;
            }
        };
    }
}
