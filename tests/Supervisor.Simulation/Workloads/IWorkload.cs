using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Workloads;

/// <summary>
/// Work for the machines, and the world's own record of it. It outlives daemons: each new one is given the actors anew.
/// </summary>
internal interface IWorkload
{
    /// <summary>The situations that it counts on being reached in a run of many seeds.</summary>
    IReadOnlyList<string> ExpectedRarities { get; }

    /// <summary>The children that the machine's keeper is to spawn in a daemon that has just started.</summary>
    IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon);

    /// <summary>The keeper is spawned.</summary>
    void OnDaemonStarted(Machine machine, Daemon daemon);

    /// <summary>A backup of the machine's disk is made; gives what is to be done when it is put back.</summary>
    Action OnBackup(Machine machine);

    /// <summary>Faults have ceased: nothing of the work itself goes wrong any more, either.</summary>
    void CalmDown();

    /// <summary>Says what should have been reached by now, faults having ceased a while ago, and was not.</summary>
    void CheckAtEnd();
}
