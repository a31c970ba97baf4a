using Supervisor.Simulation.Disks;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>How rare the situations are in which a machine loses power.</summary>
internal static class PowerLoss
{
    private const string Unflushed = "power lost with unflushed bytes";
    private const string PausedBeforeFlush = "power lost while a process was paused between a write and its flush";
    private const string Torn = "a write torn by a power cut";
    private const string ZeroTail = "a torn write with a tail of zeros";
    private const string LostMiddle = "a torn write with a later block there and an earlier one not";

    internal static IReadOnlyList<string> Situations { get; } =
    [Unflushed, PausedBeforeFlush, Torn, ZeroTail, LostMiddle];

    internal static void Note(Machine machine)
    {
        if (!machine.Disk.HasUnflushed)
        {
            return;
        }

        machine.Universe.Rarities.Reached(Unflushed);
        if (
            machine.Processes.Any(static process => process is { IsPaused: true, Traffic.IsBetweenWriteAndFlush: true })
        )
        {
            machine.Universe.Rarities.Reached(PausedBeforeFlush);
        }
    }

    internal static void Note(Rarities rarities, Tears tears)
    {
        Note(rarities, tears, Tears.Short | Tears.LostMiddle, Torn);
        Note(rarities, tears, Tears.ZeroTail, ZeroTail);
        Note(rarities, tears, Tears.LostMiddle, LostMiddle);
    }

    private static void Note(Rarities rarities, Tears tears, Tears any, string situation)
    {
        if ((tears & any) != Tears.None)
        {
            rarities.Reached(situation);
        }
    }
}
