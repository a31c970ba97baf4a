namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>A directory, volume or tmpfs that a container sees.</summary>
/// <param name="Type"><c>bind</c>, <c>volume</c>, <c>tmpfs</c>, <c>npipe</c> or <c>image</c> (API 1.48).</param>
/// <param name="Source">A path of the machine, or a volume's name; without a name the volume is the container's own.</param>
internal sealed record MountSpec(string Type, string? Source, string Target, bool ReadOnly = false)
{
    public BindSpec? BindOptions { get; init; }

    public VolumeUse? VolumeOptions { get; init; }

    public TmpfsSpec? TmpfsOptions { get; init; }

    public ImageUse? ImageOptions { get; init; }
}

/// <param name="CreateMountpoint">Make the directory when it is missing; engines before API 1.43 do not know it.</param>
internal sealed record BindSpec(string? Propagation, bool? NonRecursive = null, bool? CreateMountpoint = null)
{
    /// <summary>What is mounted below stays writable; engines before API 1.44 have it so always.</summary>
    public bool? ReadOnlyNonRecursive { get; init; }

    /// <summary>Rather fail than leave something below writable.</summary>
    public bool? ReadOnlyForceRecursive { get; init; }
}

/// <param name="NoCopy">Leave a new volume empty, whatever the image has in its place.</param>
internal sealed record VolumeUse(
    bool? NoCopy,
    IReadOnlyDictionary<string, string>? Labels,
    VolumeDriver? DriverConfig,
    string? Subpath = null
);

internal sealed record VolumeDriver(string? Name, IReadOnlyDictionary<string, string>? Options);

internal sealed record TmpfsSpec(long? SizeBytes, int? Mode);

/// <param name="Subpath">Of the image, instead of all of it.</param>
internal sealed record ImageUse(string? Subpath);
