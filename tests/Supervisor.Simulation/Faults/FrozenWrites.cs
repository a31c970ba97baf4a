using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>
/// Processes that are stopped just between a write and its flush; then the power goes, a second daemon is started, or
/// they go on as if nothing had been.
/// </summary>
internal sealed class FrozenWrites(Universe universe, MachinePark park, Freezer freezer) : IFault
{
    private const string Frozen = "a process paused between a write and its flush";

    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(1);

    private bool _isOver;

    public IReadOnlyList<string> ExpectedRarities => [Frozen];

    public void Strike()
    {
        var machine = park.Any();
        machine.OnceWritten ??= daemon => Freeze(machine, daemon);
    }

    public void Cease()
    {
        _isOver = true;
        foreach (var machine in park.Machines)
        {
            machine.OnceWritten = null;
        }
    }

    private void Freeze(Machine machine, Daemon daemon)
    {
        if (!freezer.MayFreeze(machine))
        {
            return;
        }

        universe.Rarities.Reached(Frozen);
        freezer.Freeze(machine, [daemon], static () => { });
        var whatFollows = universe.Chance.Next(3);
        if (whatFollows > 0)
        {
            universe.Clock.After(
                universe.Around(Meanwhile),
                () => Follow(machine, daemon, isPowerCut: whatFollows == 1)
            );
        }
    }

    private void Follow(Machine machine, Daemon daemon, bool isPowerCut)
    {
        if (_isOver || !daemon.IsAlive)
        {
            return;
        }

        if (isPowerCut)
        {
            machine.LosePower();
            park.StartLater(machine, Downtime);
        }
        else
        {
            park.StartSecond(machine);
        }
    }
}
