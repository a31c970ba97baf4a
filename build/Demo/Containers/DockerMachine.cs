using Supervisor.Build.Machine;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Demo.Containers;

/// <summary>What the machine has to have for containers, and what of it can be installed.</summary>
/// <param name="directory">Of all that is kept from one demo to the next.</param>
internal sealed class DockerMachine(string directory)
{
    private const string DebianKeys = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private static readonly TimeSpan ForAnswer = TimeSpan.FromSeconds(10);

    private static readonly Service[] Services =
    [
        new("docker.io", () => Has("dockerd")),
        // A package of its own since Debian 13.
        new("docker-cli", () => Has("docker")),
        new("debootstrap", () => Has("debootstrap")),
        new("debian-archive-keyring", () => File.Exists(DebianKeys)),
    ];

    public string Directory => directory;

    public string Logs => Path.Combine(directory, "logs");

    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux())
            return "it runs on Linux only, as the daemon does; pbm runs here.";

        return Environment.IsPrivilegedProcess
            ? null
            : $"with --docker it makes an image of Debian's packages, and starts an engine where none answers, which takes root; run it as sudo {Script.Name} run --docker.";
    }

    /// <returns>Why something is still missing; null when nothing is.</returns>
    public string? Install()
    {
        foreach (var service in Services)
        {
            if (service.IsPresent())
                continue;

            Say.Progress($"Installing {service.Package}...");
            var packages = DebianPackages.ForThisUser(Path.Combine(Logs, "apt.log"));
            var problem = packages is null ? "installing takes Debian or Ubuntu" : packages.Install([service.Package]);
            if (!service.IsPresent())
                return $"it needs {service.Package}: {(problem.Length > 0 ? problem : "the package brings no such program")}; install it and try again.";
        }

        return null;
    }

    /// <summary>The engine of this machine that Docker's own command would talk to.</summary>
    /// <returns>Null when there is none that answers, or it is elsewhere: the demo's files are here.</returns>
    public string? AnsweringEngine()
    {
        var asked = ChildProcess.RunLogged(
            "docker",
            ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"],
            "/",
            Path.Combine(Logs, "context.log"),
            ForAnswer
        );
        var host = asked.LogText;
        return asked.Succeeded && host.StartsWith("unix://", StringComparison.Ordinal) && new Docker(host, Logs).Answers
            ? host
            : null;
    }

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Any(path => File.Exists(Path.Combine(path, program)));
}
