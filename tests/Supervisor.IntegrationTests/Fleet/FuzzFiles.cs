using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>
/// The files that one input stands for: <c>a.yaml</c>, and behind each line <c>#file NAME</c> another. A file
/// <c>over.yaml</c> overrides the first.
/// </summary>
internal sealed class FuzzFiles : IFleetFiles
{
    private const string First = "a.yaml";
    private const string Override = "over.yaml";
    private const string Root = "/fleet/";

    private static readonly byte[] Mark = "\n#file "u8.ToArray();

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public FuzzFiles(byte[] input)
    {
        var rest = input.AsSpan();
        var name = First;
        while (rest.IndexOf(Mark) is var mark and >= 0)
        {
            _files[Resolve(".", name)] = rest[..mark].ToArray();
            rest = rest[(mark + Mark.Length)..];
            var end = rest.IndexOf((byte)'\n');
            name = Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        _files[Resolve(".", name)] = rest.ToArray();
    }

    public string Argument => Exists(Resolve(".", Override)) ? $"{First}+{Override}" : First;

    public Outcome<ReadOnlyMemory<byte>> Read(string path) =>
        _files.TryGetValue(path, out var content)
            ? new ReadOnlyMemory<byte>(content)
            : new OperatorError("missing", "It cannot be read.", "There is no such file.", "Write it.");

    public bool Exists(string path) => _files.ContainsKey(path);

    public string Resolve(string directory, string path)
    {
        var steps = new List<string>();
        var whole = path.StartsWith('/') ? path : $"{directory}/{path}";
        foreach (var step in (whole.StartsWith('/') ? whole : Root + whole).Split('/'))
        {
            if (step is ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                steps.Add(step);
            }
        }

        return "/" + string.Join('/', steps);
    }

    /// <summary>A finding may stand behind the last line's end, where the next would begin.</summary>
    public int LinesOf(string name) =>
        _files.TryGetValue(Resolve(".", name), out var content)
            ? 2
                + Encoding
                    .UTF8.GetString(content)
                    .Count(letter => letter is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            : 1;
}
