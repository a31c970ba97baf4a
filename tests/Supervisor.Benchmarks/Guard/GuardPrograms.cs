namespace Supervisor.Benchmarks.Guard;

/// <summary>The program whose guard is measured: the one that was published for this machine, or else the one just built.</summary>
internal static class GuardPrograms
{
    public static string Supervisor { get; } =
        new[]
        {
            "artifacts/publish/linux-x64/supervisor",
            "artifacts/publish/linux-arm64/supervisor",
            "artifacts/bin/supervisor",
        }
            .Select(path => Path.Combine(Root(), path))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            "There is no supervisor to measure; run './build.sh build' or './build.sh publish'."
        );

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Supervisor.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("This runs outside the repository.");
        }

        return directory.FullName;
    }
}
