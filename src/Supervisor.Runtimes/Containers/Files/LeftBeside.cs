using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Files;

/// <summary>What a daemon that was killed while it wrote has left in the folders that are its own.</summary>
internal static class LeftBeside
{
    /// <summary>Before anything is written there.</summary>
    public static void TakeAway(ContainerRuntimeSettings settings, Func<string, IOwnFiles> open)
    {
        string[] own = [settings.Own, settings.Runs];
        try
        {
            foreach (var folder in own.Concat(StartsOf(settings.Groups)).Where(Directory.Exists))
            {
                open(folder).Tidy();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It takes room, and keeps no daemon from its start.
        }
    }

    private static IEnumerable<string> StartsOf(string groups) =>
        Directory.Exists(groups)
            ? Directory.EnumerateDirectories(groups).Select(static path => new GroupFolder(path).Starts)
            : [];
}
