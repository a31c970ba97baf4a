namespace Supervisor.Benchmarks.FleetFile;

/// <summary>Files of the tree that this was built from.</summary>
internal static class Repository
{
    public static string Find(string path)
    {
        for (
            var directory = AppContext.BaseDirectory;
            directory is not null;
            directory = Path.GetDirectoryName(directory)
        )
        {
            if (File.Exists(Path.Combine(directory, "Supervisor.sln")))
            {
                return Path.Combine(directory, path);
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
