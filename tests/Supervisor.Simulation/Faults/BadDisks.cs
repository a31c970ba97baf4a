using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Disks that are full, slow or do not answer, and stores whose answers get lost.</summary>
internal sealed class BadDisks(Universe universe, MachinePark park) : IFault
{
    private const string NoAnswer = "a disk that does not answer";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public IReadOnlyList<string> ExpectedRarities =>
        ["a write refused by a full disk", "a commit that succeeded with its reply lost", NoAnswer];

    public void Strike()
    {
        var machine = park.Any();
        switch (universe.Chance.Next(4))
        {
            case 0:
                machine.Disk.Break(DiskFault.Full);
                break;
            case 1:
                machine.Disk.Break(DiskFault.Slow);
                break;
            case 2:
                universe.Rarities.Reached(NoAnswer);
                machine.Disk.Break(DiskFault.Hung);
                break;
            default:
                machine.LosesReplies = true;
                break;
        }

        universe.Clock.After(universe.Around(Length), () => Mend(machine));
    }

    public void Cease()
    {
        foreach (var machine in park.Machines)
        {
            Mend(machine);
        }
    }

    private static void Mend(Machine machine)
    {
        machine.LosesReplies = false;
        machine.Disk.Mend();
    }
}
