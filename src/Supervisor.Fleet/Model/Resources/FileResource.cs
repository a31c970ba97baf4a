namespace Supervisor.Fleet.Model.Resources;

/// <summary>Where a secret's or a config's content comes from: one of the three, or from outside.</summary>
public sealed record FileResource
{
    public required string Name { get; init; }

    public bool External { get; init; }

    public string? File { get; init; }

    public string? EnvironmentVariable { get; init; }

    /// <summary>What the variable held where the file was read; null: it was not set. Never shown.</summary>
    public string? Value { get; init; }

    /// <summary>Configs only.</summary>
    public string? Content { get; init; }
}
