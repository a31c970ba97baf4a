using Shouldly;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.Workloads.Exchanges;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.Workloads.Presses;
using Supervisor.Simulation.Workloads.Sites;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>Every kind of work is missed when a machine does none of it in the calm, whatever it did before.</summary>
public sealed class LivenessTests : IDisposable
{
    private readonly OneMachine _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Ledgers_WithoutADaemonInTheCalm_AreMissed()
    {
        var ledgers = new LedgerWorkload(_world.Universe, [_world.Machine]);
        ledgers.Start();
        Violated(ledgers).ShouldContain(LedgerWorkload.AllIsDone);
    }

    [Fact]
    public void Exchanges_WithoutADaemonInTheCalm_AreMissed()
    {
        var (universe, machines) = (_world.Universe, new List<Machine> { _world.Machine });
        var network = new SimulatedNetwork(universe.Clock, universe.Chance, universe.Rarities);
        Violated(new ExchangeWorkload(universe, network, machines)).ShouldContain(LedgerWorkload.AllIsDone);
    }

    [Fact]
    public void Sites_WithoutADaemonInTheCalm_AreMissed() =>
        Violated(new SiteWorkload(_world.Universe, Plant.None)).ShouldBe([Workplace.WorkGoesOn]);

    [Fact]
    public void Presses_WithoutADaemonInTheCalm_AreMissed() =>
        Violated(new PressWorkload(_world.Universe, Plant.None)).ShouldBe([Workplace.WorkGoesOn]);

    private IEnumerable<string> Violated(IWorkload workload)
    {
        _world.Start(workload);
        _world.RunFor(20);
        workload.CalmDown();
        _world.Machine.KillDaemon();
        _world.RunFor(20);
        _world.Universe.Violations.ShouldBeEmpty();
        workload.CheckAtEnd();
        return _world.Violated;
    }
}
