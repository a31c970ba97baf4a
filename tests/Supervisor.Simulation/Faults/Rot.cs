using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>
/// Bits that flip in what a disk holds for good, under a daemon that is started anew, and are put right after a while. The
/// last write is spared: no store can tell its damage from what a power cut left of it.
/// </summary>
internal sealed class Rot(Universe universe, MachinePark park) : IFault
{
    internal const string Quarantined = "an actor out of use because its stream is damaged";

    private const int Recent = 4096;
    private const int BitsPerByte = 8;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(1);

    public IReadOnlyList<string> ExpectedRarities => [Quarantined, StoreFaults.RefusedForDamage];

    public void Strike()
    {
        var machine = park.Any();
        var settled = machine.Journal.Settled;
        if (settled == 0 || machine.JournalFile.IsRotten)
        {
            return;
        }

        // Half of the time in what was written lately, for only that is read at the next start.
        var from = universe.Chance.Next() < 0.5 ? 0 : Math.Max(0, settled - Recent);
        var offset = from + universe.Chance.Next(settled - from);
        machine.DamagedStream = StreamAt(machine.JournalFile.Durable, offset);
        machine.JournalFile.Rot(offset, universe.Chance.Next(BitsPerByte));
        Restart(machine);
        universe.Clock.After(universe.Around(Length), () => Mend(machine));
    }

    public void Cease()
    {
        foreach (var machine in park.Machines)
        {
            Mend(machine);
        }
    }

    private static string? StreamAt(ReadOnlySpan<byte> file, int offset)
    {
        var at = 0;
        while (LogFrame.TryRead(file, at, out var frame))
        {
            if (frame.End > offset)
            {
                return frame.BodyAt <= offset ? frame.Head.Name : null;
            }

            at = frame.End;
        }

        return null;
    }

    private void Mend(Machine machine)
    {
        if (machine.JournalFile.IsRotten)
        {
            machine.JournalFile.Heal();
            machine.DamagedStream = null;
            Restart(machine);
        }
    }

    private void Restart(Machine machine)
    {
        machine.KillDaemon();
        park.StartLater(machine, Downtime);
    }
}
