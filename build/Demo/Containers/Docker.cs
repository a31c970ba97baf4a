using Supervisor.Build.Processes;

namespace Supervisor.Build.Demo.Containers;

/// <summary>Docker's own command, at one engine. What it says is in a log of each call's kind.</summary>
internal sealed class Docker(string host, string logs)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Host => host;

    public bool Answers => Run("answers", "version", "--format", "{{.Server.Version}}").Succeeded;

    public LoggedRun Run(string kind, params IEnumerable<string> arguments) =>
        ChildProcess.RunLogged(
            // The classic builder: it is in every engine, and these images need nothing else.
            "env",
            ["DOCKER_BUILDKIT=0", $"DOCKER_HOST={host}", "docker", .. arguments],
            "/",
            Path.Combine(logs, kind + ".log"),
            Limit
        );

    /// <returns>What it prints, a line each; empty when it fails.</returns>
    public IReadOnlyList<string> Lines(string kind, params IEnumerable<string> arguments)
    {
        var run = Run(kind, arguments);
        return run.Succeeded ? run.LogText.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }
}
