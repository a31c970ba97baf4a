using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Tests;

/// <summary>A world with one machine, on which a test lets happen what it is about.</summary>
internal sealed class OneMachine : IDisposable
{
    internal OneMachine(Plant plant = Plant.None)
    {
        Boot = new Boot(Universe, plant);
        Machine = new Machine(Universe, "mainpc", Boot);
        Park = new MachinePark(Universe, [Machine]);
    }

    internal Universe Universe { get; } = new(1, fullTrace: null);

    internal Boot Boot { get; }

    internal Machine Machine { get; }

    internal MachinePark Park { get; }

    internal IEnumerable<string> Violated => Universe.Violations.Select(static violation => violation.Invariant);

    public void Dispose() => Universe.Dispose();

    internal void Start(params IReadOnlyList<IWorkload> workloads)
    {
        Boot.Know(Park, workloads);
        Machine.StartDaemon();
    }

    internal void RunFor(double seconds) => Universe.RunUntil(Universe.Clock.Now + TimeSpan.FromSeconds(seconds));
}
