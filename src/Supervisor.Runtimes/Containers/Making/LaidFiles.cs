using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>
/// The folders in which it is laid out what containers may only read, secrets among it. Each is there as long as its agent has a
/// container, for one that is started again finds its files by their paths; or as long as it may get one.
/// </summary>
internal sealed class LaidFiles(ContainerRuntimeSettings settings, LaunchPlan plan, WorkFaults faults)
{
    /// <summary>The agent has no container any more.</summary>
    /// <returns>Whether there is none of them, either.</returns>
    public bool Remove(AgentAddress agent) => Remove(ContainerPlaces.FilesOf(settings, agent));

    /// <summary>There is something of it.</summary>
    public bool Has(AgentAddress agent) => Directory.Exists(ContainerPlaces.FilesOf(settings, agent));

    /// <summary>All folders that there are; to be asked for before it is asked which containers there are.</summary>
    public IReadOnlyList<string> Kept() =>
        Directory.Exists(settings.Files) ? [.. Directory.EnumerateDirectories(settings.Files)] : [];

    /// <summary>
    /// Removes those of agents that have no container, and get none: left by a daemon that was killed between the two, or by one that
    /// did not remove any.
    /// </summary>
    /// <param name="owners">Who has containers, running or not.</param>
    public void Sweep(IReadOnlyList<string> kept, IEnumerable<AgentAddress> owners)
    {
        // Before a plan is known everybody may get one.
        if (kept.Count == 0 || plan.Containers is not { } planned)
        {
            return;
        }

        var needed = owners
            .Concat(planned)
            .Select(agent => ContainerPlaces.FilesOf(settings, agent))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var folder in kept.Where(folder => !needed.Contains(folder)))
        {
            Remove(folder);
        }
    }

    private bool Remove(string folder)
    {
        var work = $"removing the files of a container that is gone, {folder}";
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            faults.Over(work);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Tried again with the next list.
            faults.Tell(work, fault);
            return false;
        }
    }
}
