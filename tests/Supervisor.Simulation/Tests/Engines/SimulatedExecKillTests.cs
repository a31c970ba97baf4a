using Supervisor.TestKit.Runtimes.Containers.Execs;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>The twin of the shell around a program leaves behind what the real one does; to daemons that see much, and to those that see nothing.</summary>
public abstract class SimulatedExecKillTests(bool isBlind) : ExecKillContract
{
    protected override Task<IExecWorld> OpenAsync() => Task.FromResult<IExecWorld>(new SimulatedExecWorld(isBlind));
}

public sealed class SeeingExecKillTests() : SimulatedExecKillTests(isBlind: false);

public sealed class BlindExecKillTests() : SimulatedExecKillTests(isBlind: true);
