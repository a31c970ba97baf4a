namespace Supervisor.Build;

/// <summary>
/// Makes one directory hold what another holds. A file is replaced by renaming, never written over: a program that runs
/// from there keeps the files that it started with, instead of crashing on pages that changed under it.
/// </summary>
internal static class DirectoryUpdate
{
    public static void Apply(string from, string to)
    {
        var wanted = RelativeFiles(from);
        Directory.CreateDirectory(to);
        foreach (var stale in RelativeFiles(to).Except(wanted, StringComparer.Ordinal))
            File.Delete(Path.Combine(to, stale));

        foreach (var file in wanted)
            Replace(Path.Combine(from, file), Path.Combine(to, file));
    }

    private static List<string> RelativeFiles(string directory) =>
        [
            .. Directory
                .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(directory, file)),
        ];

    private static void Replace(string source, string target)
    {
        if (IsSame(new FileInfo(source), new FileInfo(target)))
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var beside = target + ".new";
        File.Copy(source, beside, overwrite: true);
        File.Move(beside, target, overwrite: true);
    }

    private static bool IsSame(FileInfo one, FileInfo other) =>
        other.Exists && one.Length == other.Length && one.LastWriteTimeUtc == other.LastWriteTimeUtc;
}
