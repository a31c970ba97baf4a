using Supervisor.Build.Processes;

namespace Supervisor.Build.Demo.Containers;

/// <summary>
/// The images of the light fleet, made on this machine alone: no registry is asked. One of Debian's packages, which takes a
/// minute and is kept; and two upon it, which take a second.
/// </summary>
internal sealed class LightImages(Repository repository, Docker docker, DockerMachine machine)
{
    private const string Servers = "supervisor-demo/servers:1";
    private const string Base = "supervisor-demo/agents-base:1";
    private const string Agents = "supervisor-demo/agents:1";
    private const string Release = "bookworm";
    private const string Archive = "http://deb.debian.org/debian";

    /// <summary>wget is for NATS' health test, and redis-server brings redis-cli for Redis'.</summary>
    private const string Packages = "python3,ca-certificates,redis-server,nats-server,wget";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private static readonly string[] Unneeded =
    [
        "./var/cache/apt/*",
        "./var/lib/apt/lists/*",
        "./usr/share/doc/*",
        "./usr/share/man/*",
        "./usr/share/locale/*",
        "./dev/*",
    ];

    private string Tree => Path.Combine(machine.Directory, "debian");

    /// <returns>Why they are not there; null when they are.</returns>
    public string? Make() => MakeServers() ?? MakeBase() ?? MakeAgents();

    private string? MakeServers()
    {
        if (docker.Run("image", "image", "inspect", Servers).Succeeded)
            return null;

        Say.Progress("Making an image of Debian's packages, which takes a minute and is kept in the engine...");
        try
        {
            RemoveTree();
            return Failure(Bootstrap(), "Debian's packages") ?? Failure(Import(), Servers);
        }
        finally
        {
            RemoveTree();
        }
    }

    private LoggedRun Bootstrap() =>
        Run("debootstrap", "debootstrap", "--variant=minbase", $"--include={Packages}", Release, Tree, Archive);

    private LoggedRun Import()
    {
        const string script = "image=$0 tree=$1; shift; tar -C \"$tree\" \"$@\" -c . | docker import - \"$image\"";
        var excluded = Unneeded.Select(pattern => $"--exclude={pattern}");
        return Run("import", "env", [$"DOCKER_HOST={docker.Host}", "sh", "-c", script, Servers, Tree, .. excluded]);
    }

    private string? MakeBase() => Build(Base, Servers, "docker/agents/base/Dockerfile", "src/Supervisor.Agent/python");

    private string? MakeAgents() => Build(Agents, Base, "docker/agents/light/Dockerfile", "docker/agents");

    private string? Build(string image, string upon, string file, string context)
    {
        string[] line = ["build", "--tag", image, "--build-arg", $"BASE={upon}", "--file"];
        return Failure(docker.Run("build", [.. line, repository.In(file), repository.In(context)]), image);
    }

    private LoggedRun Run(string kind, string program, params IEnumerable<string> arguments) =>
        ChildProcess.RunLogged(
            "env",
            ["PATH=" + Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin", program, .. arguments],
            "/",
            Path.Combine(machine.Logs, kind + ".log"),
            Limit
        );

    private static string? Failure(LoggedRun run, string what) =>
        run.Succeeded ? null : $"{what} could not be made into an image, see {run.Log}.";

    /// <summary>An interrupted debootstrap may have left the kernel's own file systems in it: those are not entered.</summary>
    private void RemoveTree() => Run("remove", "rm", "-rf", "--one-file-system", Tree);
}
