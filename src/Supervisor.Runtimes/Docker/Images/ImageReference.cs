namespace Supervisor.Runtimes.Docker.Images;

/// <summary>
/// An image's name taken apart as Docker does it: <c>redis</c> is <c>docker.io/library/redis:latest</c>, and what stands before
/// the first slash is a registry only when it looks like a host.
/// </summary>
/// <param name="Tag">Null only when there is a digest.</param>
internal sealed record ImageReference(string Registry, string Repository, string? Tag, string? Digest)
{
    private const string UsualRegistry = "docker.io";
    private const string UsualOwner = "library/";
    private const string UsualTag = "latest";

    /// <summary>Without tag and digest, as it is asked for in a pull.</summary>
    public string Name => $"{Registry}/{Repository}";

    public override string ToString() =>
        $"{Name}{(Tag is null ? "" : $":{Tag}")}{(Digest is null ? "" : $"@{Digest}")}";

    /// <returns>Null when it is no name of an image; the engine would refuse it.</returns>
    public static ImageReference? Parse(string text)
    {
        var (rest, digest) = Cut(text, text.IndexOf('@', StringComparison.Ordinal));
        // A colon before the last slash is that of a port.
        var colon = rest.LastIndexOf(':');
        var (name, tag) = Cut(rest, colon > rest.LastIndexOf('/') ? colon : -1);
        if (name.Length == 0 || digest is "" || tag is "" || name.Split('/').Contains("", StringComparer.Ordinal))
        {
            return null;
        }

        var (registry, repository) = Split(name);
        return new ImageReference(registry, repository, tag ?? (digest is null ? UsualTag : null), digest);
    }

    private static (string Registry, string Repository) Split(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (registry, repository) =
            slash > 0 && IsHost(name[..slash]) ? (name[..slash], name[(slash + 1)..]) : (UsualRegistry, name);
        registry = registry == "index.docker.io" ? UsualRegistry : registry;
        return registry == UsualRegistry && !repository.Contains('/', StringComparison.Ordinal)
            ? (registry, UsualOwner + repository)
            : (registry, repository);
    }

    private static bool IsHost(string first) =>
        first == "localhost"
        || first.Contains('.', StringComparison.Ordinal)
        || first.Contains(':', StringComparison.Ordinal);

    private static (string Before, string? After) Cut(string text, int at) =>
        at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
}
