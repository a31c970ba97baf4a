using System.Text.Json;

namespace Supervisor.Build.Demo.Containers;

/// <summary>
/// What the fleet leaves in the engine: containers that have ended, networks and volumes. A fleet that is taken down keeps them for
/// its next start; the demo has none. Only what bears the cluster's name is touched, and the demo's cluster is the demo's alone.
/// </summary>
internal sealed class ContainerRemains(Docker docker, DemoPlaces places)
{
    /// <returns>Whether all of it is gone.</returns>
    public bool Remove()
    {
        if (Cluster() is not { } cluster)
            return true;

        var isOurs = $"label=supervisor.cluster={cluster}";
        return Remove(["ps", "--all", "--quiet", "--filter", isOurs], ["rm", "--force", "--volumes"])
            & Remove(["network", "ls", "--quiet", "--filter", isOurs], ["network", "rm"])
            & Remove(["volume", "ls", "--quiet", "--filter", isOurs], ["volume", "rm", "--force"]);
    }

    private bool Remove(string[] list, string[] remove)
    {
        var there = docker.Lines("list", list);
        if (there.Count == 0)
            return true;

        var run = docker.Run("remove", [.. remove, .. there]);
        if (!run.Succeeded)
            Say.Problem($"Not all could be removed from the engine: {run.LastLines(1)}");
        return run.Succeeded;
    }

    /// <returns>Null when no daemon has come so far as to have one.</returns>
    private string? Cluster()
    {
        var identity = Path.Combine(places.Data, "identity.json");
        if (!File.Exists(identity))
            return null;

        using var parsed = JsonDocument.Parse(File.ReadAllText(identity));
        return parsed.RootElement.GetProperty("cluster").GetString();
    }
}
