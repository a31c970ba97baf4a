using Supervisor.Contracts;
using Supervisor.Fleet.Reading;

namespace Supervisor.Cli.Fleet;

/// <summary>The files of a fleet, as if all those with variables in them were empty.</summary>
internal sealed class FleetFilesAlone(FleetRequest request, IFleetFiles files) : IFleetFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    public Outcome<ReadOnlyMemory<byte>> Read(string path) =>
        IsFleetFile(path) ? files.Read(path) : ReadOnlyMemory<byte>.Empty;

    public bool Exists(string path) => files.Exists(path);

    public string Resolve(string directory, string path) => files.Resolve(directory, path);

    private bool IsFleetFile(string path) =>
        request.Projects.Any(project => project.Paths.Contains(path, StringComparer.Ordinal))
        || Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
