using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Diffing;

/// <summary>A model's paths are resolved and the files that it was read from are in it: no other is looked at.</summary>
internal sealed class ResolvedPaths : IFleetFiles
{
    public Outcome<ReadOnlyMemory<byte>> Read(string path) =>
        new OperatorError("unreadable-file", $"{path} cannot be read.", "A model has no files.", "Read its files.");

    public bool Exists(string path) => false;

    public string Resolve(string directory, string path) => path;
}
