using Supervisor.Contracts.Guarding.Logs;

namespace Supervisor.Runtimes.Logs;

/// <summary>
/// Looks at a log that the guard may be cutting at this moment. No single look at directory and file is of one moment, so
/// it looks at the files' names before and after, and at the hole before and after the size: every step of a cut changes
/// one of them, and none of them ever goes back to what it was.
/// </summary>
internal static class LogLook
{
    /// <summary>A cut is a few steps in as many milliseconds; who meets one each time has met something else.</summary>
    private const int Attempts = 1000;

    /// <exception cref="IOException">The files cannot be looked at.</exception>
    public static LogView Take(string live)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryTake(live) is { } view)
            {
                return view;
            }
        }

        throw new IOException($"{live} changes faster than it can be looked at.");
    }

    private static LogView? TryTake(string live)
    {
        if (Names(live) is not { } before || Extent(live) is not { } extent || Names(live) is not { } after)
        {
            return null;
        }

        var isSame = before.Files.End == after.Files.End && before.Files.Pending == after.Files.Pending;
        return isSame ? LogView.Of(after.Files, after.PendingLength, extent) : null;
    }

    /// <summary>Null when a file has gone between the look at the directory and at it.</summary>
    private static (LogFiles Files, long PendingLength)? Names(string live)
    {
        try
        {
            var found = Beside(live).Select(file => (File: file, new FileInfo(file).Length)).ToList();
            var files = LogSegments.Of(live, found);
            return (files, found.Find(entry => entry.File == files.Pending?.File).Length);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Beside(string live)
    {
        var directory = Path.GetDirectoryName(live)!;
        return Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory).Where(file => file.StartsWith(live + ".", StringComparison.Ordinal))
            : [];
    }

    /// <summary>Null when the hole is another after the look at the size than before.</summary>
    private static LiveExtent? Extent(string live)
    {
        using var file = LogFile.Open(live);
        if (file is null)
        {
            return new LiveExtent(0, 0);
        }

        var first = LogFile.FirstData(file);
        var size = RandomAccess.GetLength(file);
        return LogFile.FirstData(file) == first ? new LiveExtent(first ?? size, size) : null;
    }
}
