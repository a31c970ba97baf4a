using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Fleets.Faults;

/// <summary>Processes that are nobody's here, under numbers that agents have had.</summary>
internal sealed class Strangers(FleetWorld world) : IFault
{
    private const int AtOnce = 6;

    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);

    public IReadOnlyList<string> ExpectedRarities => [SimulatedKernel.NumberUsedAgain];

    public void Strike()
    {
        for (var i = 0; i < AtOnce; i++)
        {
            world.Machine.Kernel.Spawn("a stranger", new Stranger(world.Universe.Around(Stay)));
        }
    }

    public void Cease() { }

    private sealed class Stranger(TimeSpan stay) : IProgram
    {
        public void Begin(SimulatedProcess self) => self.After(stay, () => self.Exit(0));

        public void OnSignal(SimulatedProcess self, int signal) => self.Die(signal);
    }
}
