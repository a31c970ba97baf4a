using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Tests.Clusters;

/// <summary>Two machines with a node each that knows nothing of the other, and a network between them.</summary>
internal sealed class TwoMachines : IDisposable
{
    internal TwoMachines()
    {
        var boot = new Boot(Universe, Plant.None);
        Network = new SimulatedNetwork(Universe.Clock, Universe.Chance, Universe.Rarities);
        Machines = [new Machine(Universe, "pc1", boot), new Machine(Universe, "pc2", boot)];
        boot.Know(new MachinePark(Universe, Machines), []);
        foreach (var machine in Machines)
        {
            machine.StartDaemon();
        }

        RunFor(1);
    }

    internal Universe Universe { get; } = new(1, fullTrace: null);

    internal SimulatedNetwork Network { get; }

    internal IReadOnlyList<Machine> Machines { get; }

    internal IEnumerable<string> Violated => Universe.Violations.Select(static violation => violation.Invariant);

    internal void RunFor(double seconds) => Universe.RunUntil(Universe.Clock.Now + TimeSpan.FromSeconds(seconds));

    public void Dispose() => Universe.Dispose();
}
