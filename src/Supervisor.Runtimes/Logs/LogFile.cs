using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Logs;

/// <summary>One file of a log, to be read while others write to it, cut it or delete it.</summary>
internal static partial class LogFile
{
    private const int SeekData = 3;
    private const int NoSuchOffset = 6;

    /// <summary>Null when there is no such file.</summary>
    public static SafeFileHandle? Open(string path)
    {
        try
        {
            return File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Where data begins; null when there is nothing but a hole, or nothing at all.</summary>
    public static long? FirstData(SafeFileHandle file)
    {
        var found = Seek(file, 0, SeekData);
        if (found >= 0)
        {
            return found;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchOffset ? null : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
