namespace Supervisor.Fleet.Model.Services;

/// <summary>A secret or a config that the container sees as a file.</summary>
public sealed record FileGrant(string Source, string Target)
{
    public string? Uid { get; init; }

    public string? Gid { get; init; }

    public int? Mode { get; init; }
}
