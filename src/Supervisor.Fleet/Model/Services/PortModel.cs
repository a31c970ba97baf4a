namespace Supervisor.Fleet.Model.Services;

/// <summary>One published port; a range in the file is one of these each.</summary>
/// <param name="Published">
/// On the host, without the offset; null: any. A range that leaves the choice to the engine has an end.
/// </param>
public sealed record PortModel(
    int Target,
    int? Published,
    int? PublishedEnd = null,
    string Protocol = "tcp",
    string? HostAddress = null,
    string Mode = "ingress"
)
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>What is spoken on it, for those who route by it.</summary>
    public string? AppProtocol { get; init; }
}
