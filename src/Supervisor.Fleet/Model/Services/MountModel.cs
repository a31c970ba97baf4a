using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <param name="Source">A path, a volume's name, or null: anonymous.</param>
public sealed record MountModel(MountKind Kind, string? Source, string Target)
{
    public bool ReadOnly { get; init; }

    public string? Propagation { get; init; }

    public bool CreateHostPath { get; init; } = true;

    /// <summary><c>z</c> shared, <c>Z</c> private.</summary>
    public string? SelinuxLabel { get; init; }

    /// <summary>What becomes of mounts below the source: <c>enabled</c>, <c>disabled</c>, <c>writable</c>, <c>readonly</c>.</summary>
    public string? Recursive { get; init; }

    public bool NoCopy { get; init; }

    public string? Subpath { get; init; }

    /// <summary>Of the volume, where this mount makes it.</summary>
    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    public long? TmpfsBytes { get; init; }

    public int? TmpfsMode { get; init; }
}

public enum MountKind
{
    Bind,
    Volume,
    Tmpfs,

    /// <summary>The content of another image.</summary>
    Image,

    /// <summary>On Windows.</summary>
    NamedPipe,
}
