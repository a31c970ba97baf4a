using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Resources;

public sealed record VolumeModel
{
    /// <summary>As the engine knows it, the project's name included.</summary>
    public required string Name { get; init; }

    public bool External { get; init; }

    public string? Driver { get; init; }

    public ValueMap<string> DriverOptions { get; init; } = ValueMap<string>.Empty;

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;
}
