using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>
/// Stops processes for a while, for all faults that do. A machine's processes rest in between: two pauses of one short
/// wait would make the longest delay that a pause can cause unbounded.
/// </summary>
internal sealed class Freezer(Universe universe)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Machine, Action> _thaw = [];
    private readonly Dictionary<Machine, TimeSpan> _restsUntil = [];

    internal static TimeSpan Longest => Length * Universe.MostAround;

    internal bool MayFreeze(Machine machine) =>
        !_thaw.ContainsKey(machine) && _restsUntil.GetValueOrDefault(machine) <= universe.Clock.Now;

    /// <param name="onThaw">Comes before the processes go on.</param>
    /// <param name="length">Null: as most are, which is what <see cref="Longest"/> is of.</param>
    internal void Freeze(Machine machine, IReadOnlyList<Daemon> processes, Action onThaw, TimeSpan? length = null)
    {
        foreach (var process in processes)
        {
            process.Pause();
        }

        var thaw = () =>
        {
            onThaw();
            foreach (var process in processes)
            {
                process.GoOn();
            }
        };
        _thaw[machine] = thaw;
        universe.Clock.After(
            length ?? universe.Around(Length),
            () =>
            {
                if (_thaw.GetValueOrDefault(machine) == thaw)
                {
                    Thaw(machine);
                }
            }
        );
    }

    internal void Thaw(Machine machine)
    {
        if (_thaw.Remove(machine, out var thaw))
        {
            _restsUntil[machine] = universe.Clock.Now + Rest;
            thaw();
        }
    }
}
