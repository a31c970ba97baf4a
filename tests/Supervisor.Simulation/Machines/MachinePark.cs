using Supervisor.Journal.Stores;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>All machines of a run, and the coming and going of their daemons.</summary>
internal sealed class MachinePark(Universe universe, IReadOnlyList<Machine> machines)
{
    internal const string FirstEnds = "a daemon whose journal was taken ends";
    internal const string Second = "a second daemon on the data of a first";

    private readonly Dictionary<Machine, TimeSpan> _backoffUntil = [];
    private readonly HashSet<Machine> _starting = [];
    private readonly HashSet<Machine> _lost = [];

    internal IReadOnlyList<Machine> Machines => machines;

    internal Machine Any() => machines[universe.Chance.Next(machines.Count)];

    /// <summary>It is gone for good, with all that it had.</summary>
    internal void Lose(Machine machine) => _lost.Add(machine);

    internal bool IsLost(Machine machine) => _lost.Contains(machine);

    internal void StartLater(Machine machine, TimeSpan around)
    {
        if (_starting.Add(machine))
        {
            universe.Clock.After(universe.Around(around), () => Start(machine, around));
        }
    }

    /// <summary>Starts a second daemon on a machine's data, if the first is one that has opened its journal.</summary>
    internal bool StartSecond(Machine machine)
    {
        var mayBe =
            machine is { Clock.IsAsleep: false, Daemon.IsLeaving: false, Processes.Count: 1 }
            && machine.Node is { Core.Opening: { IsCompletedSuccessfully: true, Result.Status: OpenStatus.Opened } };
        if (mayBe)
        {
            universe.Rarities.Reached(Second);
            machine.StartSecondDaemon();
        }

        return mayBe;
    }

    /// <summary>Nothing has been wrong for a while: whoever lost its journal must have noticed and gone.</summary>
    internal void CheckFirstsHaveEnded()
    {
        foreach (var machine in machines.Where(static machine => machine.Processes.Count > 1))
        {
            universe.Violate(FirstEnds, $"{machine.Processes[0].Name} still lives beside {machine.Daemon?.Name}");
        }
    }

    internal void OnBackoff(Machine machine, TimeSpan delay) => _backoffUntil[machine] = universe.Clock.Now + delay;

    internal bool IsInBackoff(Machine machine) => _backoffUntil.GetValueOrDefault(machine) > universe.Clock.Now;

    private void Start(Machine machine, TimeSpan around)
    {
        _starting.Remove(machine);
        if (machine.Clock.IsAsleep)
        {
            StartLater(machine, around);
        }
        else if (machine.Daemon is null && !IsLost(machine))
        {
            machine.StartDaemon();
        }
    }
}
