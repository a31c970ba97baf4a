using Supervisor.Contracts.Guarding.Logs;

namespace Supervisor.Guard.Logs;

/// <summary>The files of a log as they are now.</summary>
internal static class LogDirectory
{
    public static LogFiles List(string live)
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(live)!);
        return LogSegments.Of(
            live,
            directory.Exists ? directory.EnumerateFiles().Select(file => (file.FullName, Length(file))) : []
        );
    }

    /// <summary>0 for one that has been forgotten between the look at the directory and at it.</summary>
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
