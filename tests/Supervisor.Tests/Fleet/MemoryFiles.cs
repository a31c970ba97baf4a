using System.Collections;
using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.Tests.Fleet;

/// <summary>
/// Files that exist only here: <c>new MemoryFiles { ["fleet.yaml"] = "services: {}" }</c>. A relative path begins at
/// <c>/project</c>.
/// </summary>
internal sealed class MemoryFiles : IFleetFiles, IEnumerable<string>
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<string> _read = [];

    public string this[string path]
    {
        set => _files[Clean(path)] = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>What was read, in order: a path that was read twice stands here twice.</summary>
    public IReadOnlyList<string> PathsRead => _read;

    public void Add(string path, byte[] content) => _files[Clean(path)] = content;

    public Outcome<ReadOnlyMemory<byte>> Read(string path)
    {
        _read.Add(path);
        if (!_files.TryGetValue(Clean(path), out var content))
        {
            return Refused($"{path} cannot be read.", "There is no such file.");
        }

        return content.Length > FleetLimits.FileBytes
            ? Refused($"{path} is too large.", $"It has more than {FleetLimits.FileBytes} bytes.")
            : new ReadOnlyMemory<byte>(content);
    }

    public bool Exists(string path) => _files.ContainsKey(Clean(path));

    public string Resolve(string directory, string path) => Clean(path.StartsWith('/') ? path : $"{directory}/{path}");

    public IEnumerator<string> GetEnumerator() => _files.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static OperatorError Refused(string message, string why) =>
        new("unreadable-file", message, why, "Check the path.");

    private static string Clean(string path)
    {
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : $"/project/{path}").Split('/'))
        {
            if (step == "..")
            {
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            }
            else if (step is not ("" or "."))
            {
                steps.Add(step);
            }
        }

        return "/" + string.Join('/', steps);
    }
}
