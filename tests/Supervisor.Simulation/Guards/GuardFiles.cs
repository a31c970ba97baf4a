using Supervisor.Actors.Systems;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Guards;

/// <summary>
/// The state files of a machine's guards. They are not flushed: a guard that dies loses nothing of them, a power cut may
/// take some away.
/// </summary>
internal sealed class GuardFiles(SeededChance chance, Rarities rarities)
{
    internal const string FileLost = "a state file of the guard lost with the power";

    private const double LossShare = 0.2;

    private readonly List<GuardEntry> _entries = [];

    internal IReadOnlyList<GuardEntry> Entries => _entries;

    internal GuardEntry? Find(WorkloadId id) => _entries.Find(entry => entry.Id == id);

    internal void Add(GuardEntry entry) => _entries.Add(entry);

    internal void Remove(GuardEntry entry) => _entries.Remove(entry);

    internal void LosePower()
    {
        var lost = _entries.RemoveAll(_ => chance.Next() < LossShare);
        if (lost > 0)
        {
            rarities.Reached(FileLost);
        }
    }
}
