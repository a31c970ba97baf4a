using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Spaces;

/// <summary>How a group gets its network.</summary>
internal abstract record NetworkMode
{
    private NetworkMode() { }

    /// <summary>The machine's own: <c>network_mode: host</c>, and every host process.</summary>
    public sealed record Host : NetworkMode;

    public sealed record None : NetworkMode;

    public sealed record OfService(string Name) : NetworkMode;

    public sealed record OfContainer(string Name) : NetworkMode;

    /// <summary>A name space of its own, joined to networks.</summary>
    public sealed record Networks : NetworkMode;

    public static NetworkMode Of(GroupSite group) =>
        group.Model.IsProcess ? new Host() : Of(group.Service.NetworkMode ?? "");

    private static NetworkMode Of(string text) =>
        text switch
        {
            "host" => new Host(),
            "none" => new None(),
            _ when After(text, "service:") is { } service => new OfService(service),
            _ when After(text, "container:") is { } container => new OfContainer(container),
            _ => new Networks(),
        };

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}
