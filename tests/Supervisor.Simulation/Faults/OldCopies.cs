using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Disks that are put back to an old copy, as somebody does who restores a backup or rolls a machine back.</summary>
internal sealed class OldCopies(Universe universe, MachinePark park, IReadOnlyList<IWorkload> workloads) : IFault
{
    private const string Restored = "a disk restored from an old copy";

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(3);

    private bool _isOver;

    public IReadOnlyList<string> ExpectedRarities => [Restored];

    public void Strike()
    {
        var machine = park.Any();
        if (machine.JournalFile.IsRotten)
        {
            // The copy would hold the damage for good.
            return;
        }

        var backup = machine.Disk.Backup();
        var forget = workloads.Select(workload => workload.OnBackup(machine)).ToArray();
        universe.Clock.After(universe.Around(Age), () => PutBack(machine, backup, forget));
    }

    public void Cease() => _isOver = true;

    private void PutBack(Machine machine, IReadOnlyDictionary<string, byte[]> backup, Action[] forget)
    {
        if (_isOver)
        {
            return;
        }

        universe.Rarities.Reached(Restored);
        machine.PutBack(backup);
        foreach (var workload in forget)
        {
            workload();
        }

        park.StartLater(machine, Downtime);
    }
}
