using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>Where the relative paths of some files begin, and which variables their values see.</summary>
/// <param name="Directory">As <see cref="IFleetFiles.Resolve"/> gives it.</param>
/// <param name="ShownDirectory">As the user named it, for the names of files in findings; empty: here.</param>
internal sealed record ReadScope(string Directory, string ShownDirectory, ValueMap<string> Environment)
{
    public FleetFile File(string path, IFleetFiles files) =>
        new(Path.IsPathRooted(path) ? path : Path.Join(ShownDirectory, path), files.Resolve(Directory, path));
}

/// <param name="Name">As the user named it.</param>
/// <param name="Path">To read and to compare.</param>
internal sealed record FleetFile(string Name, string Path)
{
    public string ShownDirectory => System.IO.Path.GetDirectoryName(Name) ?? Name;

    public string Directory => System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } directory ? directory : ".";
}
