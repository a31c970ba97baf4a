namespace Supervisor.TestKit.Docker.Engines;

/// <summary>An engine of the tests' own did not come up, or could not be made ready for them.</summary>
/// <param name="lastWords">The last that it said.</param>
internal sealed class EngineStartException(string lastWords, Exception? cause = null)
    : Exception($"The engine did not come up: {lastWords}", cause)
{
    /// <summary>Root is not always root: within a container it may lack what an engine needs, and then nothing is broken.</summary>
    private static readonly string[] WantOfRights =
    [
        "permission denied",
        "operation not permitted",
        "read-only file system",
        "cgroup isn't mounted",
        "no cgroup mount found",
    ];

    public bool IsForWantOfRights { get; } =
        WantOfRights.Any(words => lastWords.Contains(words, StringComparison.OrdinalIgnoreCase));
}
