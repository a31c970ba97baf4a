namespace Supervisor.Build.Machine;

/// <summary>
/// The services that integration tests start for themselves, installed where this user may install. Where he may not,
/// nothing is lost but those tests: each skips itself with its reason.
/// </summary>
internal sealed class TestServices(Repository repository)
{
    private static readonly Service[] Services =
    [
        new("postgresql", () => OnPath("postgres") || Debian("/usr/lib/postgresql", "bin/postgres")),
        new("strace", () => OnPath("strace")),
        new("faketime", () => OnPath("faketime")),
        new("docker-compose", () => OnPath("docker-compose")),
        // Tests start engines of their own, so no service of the machine is needed, nor started.
        new("docker.io", () => OnPath("dockerd") || File.Exists("/usr/sbin/dockerd")),
        new("podman", () => OnPath("podman")),
        // Not redis-server, which would set up and start one of the machine: the program is the same.
        new("redis-tools", () => OnPath("redis-check-rdb")),
        new("curl", () => OnPath("curl")),
        // For machines that are network namespaces.
        new("iproute2", () => OnPath("ip") || File.Exists("/usr/sbin/ip")),
        new("iptables", () => OnPath("iptables") || File.Exists("/usr/sbin/iptables")),
        // For systemd-notify alone: no service of it is started.
        new("systemd", () => OnPath("systemd-notify")),
        new("python3-sdnotify", () => Python("sdnotify")),
        new("python3-systemd", () => Python("systemd")),
    ];

    private static readonly UnpackedPackage[] Unpacked =
    [
        new("nats-server", "usr/sbin/nats-server"),
        new("etcd-server", "usr/bin/etcd"),
        // All that an image needs. Installing it would take the place of the machine's own.
        new("busybox-static", "bin/busybox"),
    ];

    public void Prepare()
    {
        Install();
        var test = Path.Combine(repository.Artifacts, "test");
        foreach (var package in Unpacked)
        {
            if (!package.Bring(Path.Combine(test, "packages"), Path.Combine(test, "unpack.log")))
                Say.Progress(
                    $"Tests that need {package.Name} will be skipped: it cannot be had from Debian's archive."
                );
        }
    }

    private void Install()
    {
        var missing = Services.Where(service => !service.IsPresent()).Select(service => service.Package).ToList();
        if (missing.Count == 0)
            return;

        var names = string.Join(" and ", missing);
        if (DebianPackages.ForThisUser(Path.Combine(repository.Artifacts, "test", "apt.log")) is not { } packages)
        {
            Say.Progress(
                $"Tests that need {names} will be skipped: installing takes Debian or Ubuntu and root or sudo without a password."
            );
            return;
        }

        Say.Progress($"Installing {names}...");
        var problem = packages.Install(missing);
        if (problem.Length > 0)
            Say.Progress($"Tests that need {names} will be skipped: {problem}.");
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(directory => File.Exists(Path.Combine(directory, program)));

    /// <summary>A module of Debian's own python3, which is not always the first one on the path.</summary>
    private static bool Python(string module) => Directory.Exists($"/usr/lib/python3/dist-packages/{module}");

    /// <summary>Debian keeps servers of several versions side by side, outside the path.</summary>
    private static bool Debian(string directory, string program) =>
        Directory.Exists(directory)
        && Directory.EnumerateDirectories(directory).Any(version => File.Exists(Path.Combine(version, program)));
}
