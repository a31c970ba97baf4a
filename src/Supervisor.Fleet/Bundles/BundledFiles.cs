using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Bundles;

/// <summary>The files of a bundle, and no others.</summary>
internal sealed class BundledFiles(FleetBundle bundle) : IFleetFiles
{
    public Outcome<ReadOnlyMemory<byte>> Read(string path) =>
        bundle.Files.TryGetValue(path, out var content)
            ? new ReadOnlyMemory<byte>(content)
            : new OperatorError(
                ErrorCodes.UnreadableFile,
                $"The file '{path}' is not part of what was sent.",
                "It was not there, or could not be read, where the fleet was applied.",
                "Name a fleet file that is there and can be read."
            );

    public bool Exists(string path) => bundle.Files.ContainsKey(path);

    // All of its directories are absolute, so this looks at nothing of the machine that it runs on.
    public string Resolve(string directory, string path) => Path.GetFullPath(path, Path.GetFullPath(directory, "/"));
}
