using Supervisor.Contracts;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Bundles;

/// <summary>Keeps whatever is read, so that it can be read again elsewhere.</summary>
internal sealed class RecordedFiles(IFleetFiles files) : IFleetFiles
{
    private readonly Dictionary<string, byte[]> _read = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Contents => _read;

    public Outcome<ReadOnlyMemory<byte>> Read(string path)
    {
        var content = files.Read(path);
        if (content.IsOk)
        {
            _read[path] = content.Value.ToArray();
        }

        return content;
    }

    // What is looked for and there is part of the fleet, also if it should turn out not to be read.
    public bool Exists(string path) => _read.ContainsKey(path) || (files.Exists(path) && Read(path).IsOk);

    public string Resolve(string directory, string path) => files.Resolve(directory, path);
}
