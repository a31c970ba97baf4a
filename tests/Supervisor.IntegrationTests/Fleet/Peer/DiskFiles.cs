using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.IntegrationTests.Fleet.Peer;

internal sealed class DiskFiles : IFleetFiles
{
    public Outcome<ReadOnlyMemory<byte>> Read(string path) =>
        File.Exists(path)
            ? new ReadOnlyMemory<byte>(File.ReadAllBytes(path))
            : new OperatorError(
                "unreadable-file",
                $"{path} cannot be read.",
                "There is no such file.",
                "Check the path."
            );

    public bool Exists(string path) => File.Exists(path);

    public string Resolve(string directory, string path) => Path.GetFullPath(Path.Combine(directory, path));
}
