using System.Globalization;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Compatibility;

/// <summary>What a version of some level has written, as files; none is ever changed.</summary>
internal sealed class GoldenFolder(int level)
{
    public const string Place = "tests/Supervisor.Tests/Compatibility";

    /// <summary>Of the levels that this program goes along with.</summary>
    public static IEnumerable<GoldenFolder> All { get; } =
    [
        .. Enumerable
            .Range(ClusterLevel.Oldest, ClusterLevel.Newest - ClusterLevel.Oldest + 1)
            .Select(static level => new GoldenFolder(level)),
    ];

    public static GoldenFolder Oldest { get; } = new(ClusterLevel.Oldest);

    public static GoldenFolder Newest { get; } = new(ClusterLevel.Newest);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"Level{level}");

    /// <summary>The names of all that was stored and sent then.</summary>
    public string Names => PathOf("wire-names.txt");

    /// <summary>Those of the files that a node keeps.</summary>
    public string Forms => PathOf("file-forms.txt");

    private string Root => Path.Combine(SourceTree.Root, Place, Name);

    public string PathOf(string file) => Path.Combine(Root, file);

    public IEnumerable<string> Files() =>
        Directory.Exists(Root)
            ? Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => PathOf(file) != Names && PathOf(file) != Forms)
            : [];

    /// <returns>False: it is there, and stays as it is.</returns>
    public bool Add(string file, byte[] content)
    {
        var path = PathOf(file);
        if (File.Exists(path))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return true;
    }
}
