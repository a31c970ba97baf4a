using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>
/// A project's files as one tree: interpolated, included, extended and merged as Compose does it, and not yet
/// understood.
/// </summary>
/// <param name="File">The first file, as the user named it.</param>
/// <param name="Directory">Where relative paths begin.</param>
/// <param name="Environment">
/// The values that interpolation saw: of the one who applies, and of <c>.env</c>.
/// </param>
public sealed record ProjectTree(
    string Name,
    string File,
    string Directory,
    MapNode Root,
    ValueMap<string> Environment,
    ValueList<string> Profiles
);
