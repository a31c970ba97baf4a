using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Sessions;

/// <summary>
/// Of an archive that comes or is to come: from who has the source what it is, and from who has the target under which name
/// all of it is to be.
/// </summary>
/// <param name="Name">Of what is copied; empty: the entries are those of a directory that is there.</param>
public sealed record SessionArchive(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("directory")] bool IsDirectory
);
