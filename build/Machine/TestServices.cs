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
        new("docker-compose", () => OnPath("docker-compose")),
    ];

    public void Install()
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

    /// <summary>Debian keeps servers of several versions side by side, outside the path.</summary>
    private static bool Debian(string directory, string program) =>
        Directory.Exists(directory)
        && Directory.EnumerateDirectories(directory).Any(version => File.Exists(Path.Combine(version, program)));
}
