using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>The processes of one run of a container, by the numbers that they have for one another. With the first of them all end.</summary>
internal sealed class ProcessSpace(SimulatedKernel kernel)
{
    private readonly SortedDictionary<int, Inhabitant> _living = [];
    private int _last;

    internal bool IsAlive { get; private set; } = true;

    /// <param name="session">By the number of who leads it; null: it leads one of its own.</param>
    internal Inhabitant Add(int? session = null)
    {
        var number = ++_last;
        var made = new Inhabitant(this, new ProcessMark(number, kernel.Ticks), session ?? number);
        _living.Add(number, made);
        return made;
    }

    internal Inhabitant? Find(int number) => _living.GetValueOrDefault(number);

    internal Inhabitant? Find(ProcessMark mark) => Find(mark.Pid) is { } found && found.Mark == mark ? found : null;

    internal IReadOnlyList<Inhabitant> OfSession(int session) =>
        [.. _living.Values.Where(one => one.Session == session)];

    internal void Remove(Inhabitant gone) => _living.Remove(gone.Mark.Pid);

    /// <summary>The kernel kills all, and takes no new ones.</summary>
    /// <param name="leadersAreQuick">Those that lead a session see the others die before they die themselves.</param>
    internal void End(bool leadersAreQuick)
    {
        IsAlive = false;
        foreach (var one in _living.Values.OrderBy(static one => one.IsLeader).ToList())
        {
            if (leadersAreQuick && one.IsLeader)
            {
                one.LastAct();
            }

            one.Send(Signals.Kill);
        }

        _living.Clear();
    }

    /// <summary>The machine is gone, and nobody does anything any more.</summary>
    internal void Vanish()
    {
        IsAlive = false;
        foreach (var one in _living.Values.ToList())
        {
            one.Leave();
        }
    }
}
