namespace Supervisor.Benchmarks.Harness;

/// <summary>The programs that are measured: those that were published for this machine, or else those just built.</summary>
internal static class MeasuredPrograms
{
    private static readonly string[] Directories =
    [
        "artifacts/publish/linux-x64",
        "artifacts/publish/linux-arm64",
        "artifacts/bin",
    ];

    public static string Supervisor { get; } = Find("supervisor");

    public static string Pbm { get; } = Find("pbm");

    private static string Find(string program) =>
        Directories.Select(directory => Path.Combine(Root(), directory, program)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"There is no {program} to measure; run './build.sh build' or './build.sh publish'."
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
