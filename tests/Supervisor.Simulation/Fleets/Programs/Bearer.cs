namespace Supervisor.Simulation.Fleets.Programs;

/// <summary>
/// Which incarnation a program is. A container's program does not know it: it is whichever the daemon that had it started has
/// written down, and the world may learn that later than it begins.
/// </summary>
internal sealed class Bearer(Life life)
{
    internal Life Life { get; set; } = life;
}
