using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;

namespace Supervisor.Simulation.Tests;

/// <summary>The simulated store under the daemon's own writer keeps what every journal promises.</summary>
public sealed class SimulatedJournalTests : JournalContract, IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Universe _universe = new(1, fullTrace: null);
    private readonly Machine _machine;
    private int _daemons;

    public SimulatedJournalTests() => _machine = new Machine(_universe, "mainpc", new Boot(_universe, Plant.None));

    public void Dispose() => _universe.Dispose();

    protected override Task<IJournal> OpenAsync()
    {
        var daemon = new Daemon(_universe, $"mainpc.{++_daemons}");
        var time = new DaemonTime(daemon, _machine.Clock);
        var settings = new ActorSystemSettings("journal", time, _universe.Chance, daemon, new FailureLog());
        IJournal journal = NodeJournal.Start(
            new ActorSystem(settings),
            SimulatedStore.On(_machine, daemon),
            new JournalSettings(daemon.Name),
            new StatusLog()
        );
        Pump();
        return Task.FromResult(journal);
    }

    protected override async Task CloseAsync(IJournal journal) => await Done(((NodeJournal)journal).CloseAsync());

    protected override void Pump() => _universe.RunUntil(_universe.Clock.Now + Step);
}
