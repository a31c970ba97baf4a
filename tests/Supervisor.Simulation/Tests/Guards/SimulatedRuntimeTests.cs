using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.Simulation.Tests.Guards;

/// <summary>The simulated runtime over a simulated guard keeps what every runtime promises.</summary>
public sealed class SimulatedRuntimeTests : LeashedRuntimeContract
{
    private readonly OneMachine _world = new();

    private PumpedRuntime? _pumped;

    protected override ILeashes? Leashes => _pumped;

    protected override BootMoment Now => _world.Machine.Kernel.Now;

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
        _pumped = new PumpedRuntime(universe, runtime, runtime);
        return ValueTask.FromResult<IRuntime>(_pumped);
    }
}
