using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.Simulation.Tests.Guards;

/// <summary>The simulated runtime over a simulated guard keeps what every runtime promises.</summary>
public sealed class SimulatedRuntimeTests : RuntimeContract
{
    private readonly OneMachine _world = new();

    public override ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask<IRuntime> OpenAsync()
    {
        var universe = _world.Universe;
        var runtime = new SimulatedRuntime(
            new GuardPost(_world.Machine),
            new RuntimeWeather(universe.Chance, universe.Rarities),
            new Daemon(universe, "mainpc.1"),
            new NoSurroundings(),
            new ShellPrograms()
        );
        return ValueTask.FromResult<IRuntime>(new PumpedRuntime(universe, runtime));
    }
}
