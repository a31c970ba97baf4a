using Supervisor.Contracts;

namespace Supervisor.Fleet.Reading;

/// <summary>
/// The files that a fleet is read from, so that reading needs no disk. A path that leads nowhere, no right to read, or
/// more bytes than <see cref="FleetLimits.FileBytes"/> is an outcome with a reason, never an exception.
/// </summary>
public interface IFleetFiles
{
    Outcome<ReadOnlyMemory<byte>> Read(string path);

    bool Exists(string path);

    /// <summary>
    /// A path in a file is relative to that file's directory. The result may be compared and read; it is absolute, so
    /// that to resolve it again changes nothing, whatever the directory.
    /// </summary>
    string Resolve(string directory, string path);
}
