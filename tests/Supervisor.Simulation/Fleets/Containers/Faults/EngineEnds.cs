using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>Engines that are killed or stopped, alone or with the daemon, and come back; now and then with another setting.</summary>
internal sealed class EngineEnds(FleetWorld world, Crashes crashes) : IFault
{
    private const string Killed = "an engine killed";
    private const string Stopped = "an engine stopped";
    private const string WithDaemon = "an engine that ended with the daemon";
    private const string OtherSetting = "an engine that came back with another live-restore";

    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(4);

    public IReadOnlyList<string> ExpectedRarities =>
        [
            Killed,
            Stopped,
            WithDaemon,
            OtherSetting,
            SimulatedEngine.Ended,
            SimulatedEngine.Kept,
            SimulatedEngine.Rebooted,
            ExecApi.StartedWithoutEngine,
        ];

    private SimulatedEngine Engine => world.Room!.Engine;

    public void Strike()
    {
        if (Engine.Run is null)
        {
            return;
        }

        if (Chances(0.5))
        {
            world.Universe.Rarities.Reached(Killed);
            Engine.Kill();
        }
        else
        {
            world.Universe.Rarities.Reached(Stopped);
            Engine.Stop();
        }

        if (Chances(0.3))
        {
            world.Universe.Rarities.Reached(WithDaemon);
            crashes.Strike();
        }

        world.Universe.Clock.After(world.Universe.Around(Downtime), ComeBack);
    }

    // It comes back by itself before long.
    public void Cease() { }

    /// <summary>Whoever starts it waits until the last has ended.</summary>
    private void ComeBack()
    {
        if (Engine.Run is not null)
        {
            if (Engine.Run.IsClosed)
            {
                world.Universe.Clock.After(Downtime, ComeBack);
            }

            return;
        }

        if (Chances(0.1))
        {
            world.Universe.Rarities.Reached(OtherSetting);
            Engine.KeepsContainers = !Engine.KeepsContainers;
        }

        Engine.Start();
    }

    private bool Chances(double share) => world.Universe.Chance.Next() < share;
}
