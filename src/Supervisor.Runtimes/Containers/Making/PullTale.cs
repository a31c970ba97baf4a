using Supervisor.Runtimes.Docker.Images;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>Of the many words of a pull those that somebody would read: that it began, and each further layer that is there.</summary>
internal sealed class PullTale(string image, Action<string> tell)
{
    private readonly HashSet<string> _layers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Engines begin in different words, and some in none.</summary>
    public void Begin() => tell($"Pulling {image}.");

    public void Hear(PullProgress progress)
    {
        // Where it begins, some have the tag in the place of a layer.
        if (
            progress.Layer is not { } layer
            || progress.Status is not { } status
            || status.StartsWith("Pulling from", StringComparison.Ordinal)
        )
        {
            return;
        }

        _layers.Add(layer);
        if (status is "Pull complete" or "Already exists" && _done.Add(layer))
        {
            tell($"Pulling {image}: {_done.Count} of {_layers.Count} layers are here.");
        }
    }
}
