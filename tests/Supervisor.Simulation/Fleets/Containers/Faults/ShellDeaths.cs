using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>Shells around programs in containers that are killed, alone or with their programs: nobody writes down how those end.</summary>
internal sealed class ShellDeaths : IFault
{
    private const string Alone = "a shell around a program in a container killed";
    private const string WithProgram = "a program in a container killed with its shell";

    private readonly FleetWorld _world;
    private readonly List<(EngineContainer Container, Inhabitant Shell)> _shells = [];

    internal ShellDeaths(FleetWorld world)
    {
        _world = world;
        world.Room!.Engine.OnShell = (container, shell) => _shells.Add((container, shell));
    }

    public IReadOnlyList<string> ExpectedRarities => [Alone, WithProgram];

    public void Strike()
    {
        _shells.RemoveAll(static it => !it.Shell.IsAlive);
        if (_shells.Count == 0)
        {
            return;
        }

        var (container, shell) = _shells[_world.Universe.Chance.Next(_shells.Count)];
        var isAlone = _world.Universe.Chance.Next() < 0.5;
        _world.Universe.Rarities.Reached(isAlone ? Alone : WithProgram);
        _world.Universe.Trace.Add($"{(isAlone ? Alone : WithProgram)}: {shell.Mark} of {container.Name}");
        shell.Send(Signals.Kill);
        foreach (var one in isAlone ? [] : container.Space!.OfSession(shell.Mark.Pid))
        {
            one.Send(Signals.Kill);
        }
    }

    public void Cease() { }
}
