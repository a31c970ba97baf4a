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
        var kind = universe.Chance.Next(4);
        if (kind == 3)
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
