using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>How the image could be built: never done by us, but told when the image is missing.</summary>
public sealed record BuildModel
{
    public required string Context { get; init; }

    public string? Dockerfile { get; init; }

    public string? Target { get; init; }

    public ValueMap<string?> Args { get; init; } = ValueMap<string?>.Empty;
}
