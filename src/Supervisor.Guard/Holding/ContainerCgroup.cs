namespace Supervisor.Guard.Holding;

/// <summary>A cgroup of a container, in one of the machine's trees.</summary>
/// <param name="Controllers">Of version 1: which tree.</param>
/// <param name="Path">In that tree, as /proc/PID/cgroup shows it.</param>
internal sealed record ContainerCgroup(bool IsVersion2, IReadOnlyList<string> Controllers, string Path)
{
    // Podman's own process beside the container has the id in its cgroup's name as well.
    private const string Monitor = "conmon";

    /// <summary>
    /// By the id, which engines put into the names: <c>/docker/ID</c>, <c>docker-ID.scope</c>, <c>libpod-ID</c>. What is below
    /// belongs to it, such as containers within the container.
    /// </summary>
    /// <param name="text">Of /proc/PID/cgroup: a line for each tree with number, controllers, path.</param>
    public static IReadOnlyList<ContainerCgroup> Of(string text, string container) =>
        text.Contains(container, StringComparison.Ordinal)
            ? [.. text.Split('\n').Select(line => OfLine(line, container)).OfType<ContainerCgroup>()]
            : [];

    private static ContainerCgroup? OfLine(string line, string container)
    {
        if (line.Split(':', 3) is not [_, var controllers, var path])
        {
            return null;
        }

        var parts = path.Split('/');
        var own = Array.FindIndex(
            parts,
            part =>
                part.Contains(container, StringComparison.Ordinal) && !part.Contains(Monitor, StringComparison.Ordinal)
        );
        return own < 0
            ? null
            : new ContainerCgroup(
                controllers.Length == 0,
                controllers.Split(',', StringSplitOptions.RemoveEmptyEntries),
                string.Join('/', parts[..(own + 1)])
            );
    }
}
