using System.Globalization;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Compatibility;

/// <summary>
/// What versions of some level have written, as files; none is ever changed. The folder of the level has what its first version wrote,
/// and is closed as soon as that one's names are in it; what came while the level held is in a folder beside it.
/// </summary>
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
    public string Names => Path.Combine(First, "wire-names.txt");

    /// <summary>Those of the files that a node keeps.</summary>
    public string Forms => Path.Combine(First, "file-forms.txt");

    /// <summary>Of the level's first version.</summary>
    public string First => Path.Combine(SourceTree.Root, Place, Name);

    private string Later => First + "Later";

    /// <returns>Null: the level has none.</returns>
    public string? PathOf(string file) =>
        ((string[])[First, Later]).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    public IEnumerable<string> Files() =>
        FilesIn(First).Where(file => file is not ("wire-names.txt" or "file-forms.txt")).Concat(FilesIn(Later));

    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            : [];

    /// <returns>False: it is there, and stays as it is.</returns>
    public bool Add(string file, byte[] content)
    {
        if (PathOf(file) is not null)
        {
            return false;
        }

        var path = Path.Combine(File.Exists(Names) ? Later : First, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return true;
    }
}
