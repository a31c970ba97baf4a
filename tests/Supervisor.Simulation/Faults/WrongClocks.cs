using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Wall clocks that are stepped, by up to an hour in either direction.</summary>
internal sealed class WrongClocks(Universe universe, MachinePark park) : IFault
{
    private const string Stepped = "a wall clock stepped back";

    public IReadOnlyList<string> ExpectedRarities => [Stepped];

    public void Strike()
    {
        var step = TimeSpan.FromHours((2 * universe.Chance.Next()) - 1);
        if (step < TimeSpan.Zero)
        {
            universe.Rarities.Reached(Stepped);
        }

        park.Any().Clock.WallClockStep += step;
    }

    public void Cease() { }
}
