namespace Supervisor.Cli.Shell;

/// <summary>Files and directories that a path can become.</summary>
internal static class FileNames
{
    public static IReadOnlyList<string> StartingWith(string path)
    {
        var slash = path.LastIndexOf('/') + 1;
        var directory = slash == 0 ? "." : path[..slash];
        try
        {
            return
            [
                .. new DirectoryInfo(directory)
                    .EnumerateFileSystemInfos()
                    .Select(entry => path[..slash] + entry.Name + (entry is DirectoryInfo ? "/" : "")),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A directory that is not there or not ours has nothing to offer.
            return [];
        }
    }
}
