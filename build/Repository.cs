namespace Supervisor.Build;

/// <summary>Where things are.</summary>
internal sealed class Repository(string root)
{
    public string Root { get; } = root;

    public string Solution => In("Supervisor.sln");

    public string Artifacts => In("artifacts");

    /// <summary>The programs that a build leaves for people: <c>supervisor</c> and <c>pbm</c>.</summary>
    public string Programs => In("artifacts", "bin");

    /// <summary>MSBuild's own output, one directory per project.</summary>
    public string Intermediate => In("artifacts", "build");

    /// <summary>The repository that holds a path: the nearest directory above it with the solution in it.</summary>
    public static Repository Around(string path)
    {
        for (var directory = new DirectoryInfo(path); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Supervisor.sln")))
                return new Repository(directory.FullName);
        }

        throw new InvalidOperationException($"No directory above {path} holds Supervisor.sln.");
    }

    public string In(params string[] parts) => Path.Combine([Root, .. parts]);

    public string Program(string name) => Path.Combine(Programs, Executable(name));

    /// <summary>The built executable of a project that keeps its own name.</summary>
    public string BuiltExecutable(string project) =>
        Path.Combine(Intermediate, "bin", project, "release", Executable(project));

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
