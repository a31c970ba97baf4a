using Supervisor.Runtimes.Containers.Execs.Records;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>One process of a container, as those beside it see it.</summary>
internal sealed class Inhabitant(ProcessSpace space, ProcessMark mark, int session)
{
    internal ProcessMark Mark => mark;

    /// <summary>By the number of who leads it.</summary>
    internal int Session => session;

    internal bool IsLeader => session == mark.Pid;

    internal bool IsAlive { get; private set; } = true;

    /// <summary>Its number on the machine; null: nobody there asks for it.</summary>
    internal int? MachinePid { get; set; }

    internal Action<int> OnSignal { get; set; } = static _ => { };

    /// <summary>What it may still come to do when everything around it is being killed.</summary>
    internal Action LastAct { get; set; } = static () => { };

    internal void Send(int signal)
    {
        if (IsAlive)
        {
            OnSignal(signal);
        }
    }

    internal void Leave()
    {
        IsAlive = false;
        space.Remove(this);
    }
}
