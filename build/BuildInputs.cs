using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Build;

/// <summary>
/// Everything that a build reads from the repository. MSBuild needs seconds to find that nothing changed; comparing
/// paths, sizes and times, which is what it does too, needs milliseconds.
/// </summary>
internal sealed class BuildInputs(Repository repository)
{
    private static readonly string[] TopLevel = [".props", ".targets", ".sln", ".json", ".editorconfig"];
    private static readonly string[] Directories = ["src", "tests", "config"];

    public string Fingerprint(string dotNetRoot)
    {
        var text = new StringBuilder(dotNetRoot);
        foreach (var file in Files())
            text.Append('\n').Append($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private IOrderedEnumerable<FileInfo> Files()
    {
        var top = new DirectoryInfo(repository.Root).EnumerateFiles().Where(file => TopLevel.Contains(file.Extension));
        var below = Directories.SelectMany(name =>
            new DirectoryInfo(repository.In(name)).EnumerateFiles("*", SearchOption.AllDirectories)
        );
        var layout = new FileInfo(repository.In("build", "Programs.proj"));
        return top.Concat(below).Append(layout).OrderBy(file => file.FullName, StringComparer.Ordinal);
    }
}
