using Supervisor.Build.Processes;

namespace Supervisor.Build.Machine;

/// <summary>
/// A Debian package whose programs are used from the artifacts, without being installed: installing it would set up and
/// start a server of the machine. That takes Debian or Ubuntu, and no rights.
/// </summary>
/// <param name="Name">Of the package.</param>
/// <param name="Program">The path of its program inside it.</param>
internal sealed record UnpackedPackage(string Name, string Program)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <returns>Whether the program is there.</returns>
    public bool Bring(string packages, string log)
    {
        var directory = Path.Combine(packages, Name);
        if (File.Exists(Path.Combine(directory, Program)))
            return true;
        if (!File.Exists("/usr/bin/apt-get"))
            return false;

        var download = Path.Combine(packages, Name + ".download");
        Recreate(download);
        Recreate(directory);
        var isThere =
            Run("apt-get", "download", Name)
            && Directory.GetFiles(download, "*.deb") is [var package]
            && Run("dpkg-deb", "--extract", package, directory)
            && File.Exists(Path.Combine(directory, Program));
        Directory.Delete(download, recursive: true);
        return isThere;

        bool Run(string program, params string[] arguments) =>
            ChildProcess.RunLogged(program, arguments, download, log, Limit).Succeeded;
    }

    private static void Recreate(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        Directory.CreateDirectory(directory);
    }
}
