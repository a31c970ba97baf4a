using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.Node.Fleets;

/// <summary>Fleet files on the daemon's own machine, as <c>--fleet</c> names them.</summary>
internal sealed class DaemonFiles : IFleetFiles
{
    public Outcome<ReadOnlyMemory<byte>> Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= FleetLimits.FileBytes
                ? new ReadOnlyMemory<byte>(File.ReadAllBytes(path))
                : Unreadable(path, $"It has {length} bytes, which no fleet file has.");
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable(path, e.Message);
        }
    }

    public bool Exists(string path) => File.Exists(path);

    public string Resolve(string directory, string path) => Path.GetFullPath(path, Path.GetFullPath(directory));

    private static OperatorError Unreadable(string path, string why) =>
        new(
            ErrorCodes.UnreadableFile,
            $"The file '{path}' cannot be read.",
            why,
            "Name a fleet file that is there and can be read."
        );
}
