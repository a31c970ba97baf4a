using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>A file that a container sees and may only read: a secret, a config, or a template that was filled in.</summary>
/// <param name="Target">Where the container sees it.</param>
public sealed record PlacedFile(string Target, ValueList<byte> Content)
{
    public FileKind Kind { get; init; }

    /// <summary>By number; null: of the one who reads it.</summary>
    public string? Uid { get; init; }

    /// <inheritdoc cref="Uid"/>
    public string? Gid { get; init; }

    /// <summary>Null: for its owner to read.</summary>
    public int? Mode { get; init; }

    /// <summary>What it holds may be secret.</summary>
    public override string ToString() => $"{Kind} {Target}";
}

public enum FileKind
{
    Secret,
    Config,
    Template,
}
