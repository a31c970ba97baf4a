using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Exchanges;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.Workloads.Presses;
using Supervisor.Simulation.Workloads.Sites;
using Supervisor.Simulation.Workloads.Tickers;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>
/// One seed: three machines under work and faults for a while, then a calm in which all that is owed must come about.
/// </summary>
internal sealed class SimulationRun : IDisposable
{
    private static readonly string[] MachineNames = ["mainpc", "pc2", "witness"];
    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenFaults = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(2);

    private readonly Universe _universe;
    private readonly MachinePark _park;
    private readonly FaultPlan _faults;
    private readonly LedgerWorkload _ledgers;
    private readonly TickerWorkload _tickers;
    private readonly History[] _histories;
    private readonly PressWorkload _presses;
    private readonly IReadOnlyList<IWorkload> _workloads;

    internal SimulationRun(ulong seed, Plant plant, TextWriter? fullTrace = null)
    {
        _universe = new Universe(seed, fullTrace);
        var boot = new Boot(_universe, plant);
        Machine[] machines = [.. MachineNames.Select(name => new Machine(_universe, name, boot))];
        var network = new SimulatedNetwork(_universe.Clock, _universe.Chance, _universe.Rarities);
        _park = new MachinePark(_universe, machines);
        _histories = [.. machines.Select(machine => new History(_universe, machine))];
        _ledgers = new LedgerWorkload(_universe, machines);
        _tickers = new TickerWorkload(_universe, plant);
        _presses = new PressWorkload(_universe, plant);
        var exchanges = new ExchangeWorkload(_universe, network, machines);
        _workloads = [_ledgers, _tickers, exchanges, new SiteWorkload(_universe, plant), _presses];
        var freezer = new Freezer(_universe);
        IFault[] faults =
        [
            new Crashes(_universe, _park),
            new PowerCuts(_park),
            new Pauses(_universe, _park, freezer),
            new FrozenWrites(_universe, _park, freezer),
            new SecondDaemons(_universe, _park, freezer),
            new Rot(_universe, _park),
            new BadDisks(_universe, _park),
            new BadNetwork(_universe, network, _park),
            new WrongClocks(_universe, _park),
            new Stops(_universe, _park),
            new OldCopies(_universe, _park, _workloads),
        ];
        _faults = new FaultPlan(_universe, faults, BetweenFaults);
        boot.Know(_park, _workloads);
        Expect(faults);
    }

    internal RunResult Run()
    {
        foreach (var machine in _park.Machines)
        {
            machine.StartDaemon();
        }

        _ledgers.Start();
        _tickers.Start();
        _presses.Start();
        _faults.Start();
        _universe.RunUntil(Storm);
        CalmDown();
        _universe.RunUntil(Storm + Calm - Ending);
        Array.ForEach(_histories, static history => history.Ask());
        _universe.RunUntil(Storm + Calm);
        CheckAtEnd();
        StopAll();
        return new RunResult(
            _universe.Seed,
            _universe.Violations,
            _universe.Trace.Hash(),
            _universe.Clock.Now,
            _universe.Rarities,
            _universe.Trace.LastLines
        );
    }

    public void Dispose() => _universe.Dispose();

    private void CalmDown()
    {
        _universe.Trace.Add("calm");
        _faults.Cease();
        foreach (var workload in _workloads)
        {
            workload.CalmDown();
        }
    }

    private void StopAll()
    {
        foreach (var machine in _park.Machines)
        {
            machine.StopInOrder(static _ => { });
        }

        _universe.RunUntil(Storm + Calm + Ending);
        if (_universe.Violations.Count == 0)
        {
            Array.ForEach(_histories, static history => history.CheckStopped());
        }
    }

    private void CheckAtEnd()
    {
        if (_universe.Violations.Count > 0)
        {
            return;
        }

        foreach (var workload in _workloads)
        {
            workload.CheckAtEnd();
        }

        _park.CheckFirstsHaveEnded();
        Array.ForEach(_histories, static history => history.Check());
    }

    private void Expect(IEnumerable<IFault> faults)
    {
        string[] ofTheNodes = [.. SimulatedHost.Situations, RestartPlans.Overlapping, DaemonTimer.Drifted];
        _universe.Rarities.Expect(ofTheNodes);
        foreach (var situation in faults.SelectMany(static fault => fault.ExpectedRarities))
        {
            _universe.Rarities.Expect(situation);
        }

        foreach (var situation in _workloads.SelectMany(static workload => workload.ExpectedRarities))
        {
            _universe.Rarities.Expect(situation);
        }
    }
}
