using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Disks that are full, slow, unreadable or do not answer, and stores whose answers get lost.</summary>
internal sealed class BadDisks(Universe universe, MachinePark park) : IFault
{
    private const string NoAnswer = "a disk that does not answer";
    private const int LostReplies = DiskFault.Unreadable - DiskFault.Full + 1;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public IReadOnlyList<string> ExpectedRarities =>
        [StoreFaults.NoRoom, StoreFaults.Unreadable, NoAnswer, .. StoreFaults.LostReplies];

    public void Strike()
    {
        var machine = park.Any();
        var kind = universe.Chance.Next(LostReplies + 1);
        if (kind == LostReplies)
        {
            LoseReplies(machine);
            return;
        }

        var fault = DiskFault.Full + kind;
        if (fault == DiskFault.Hung)
        {
            universe.Rarities.Reached(NoAnswer);
        }

        var number = machine.Disk.Break(fault);
        universe.Clock.After(universe.Around(Length), () => machine.Disk.MendIfStill(number));
    }

    public void Cease()
    {
        foreach (var machine in park.Machines)
        {
            machine.LosesRepliesUntil = TimeSpan.Zero;
            machine.Disk.Mend();
        }
    }

    private void LoseReplies(Machine machine) =>
        machine.LosesRepliesUntil = universe.Clock.Now + universe.Around(Length);
}
