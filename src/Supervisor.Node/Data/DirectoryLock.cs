using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Supervisor.Cluster.Files;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Native;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>
/// One daemon per data directory. The kernel holds the lock for as long as the file is open, so it is free the moment
/// its holder dies, however it dies; the pid in the file only serves the sentence that refuses the second one.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    public static Outcome<DirectoryLock> Take(string directory)
    {
        var file = Open(directory);
        if (TryLock(file.SafeFileHandle))
        {
            WritePid(file);
            return new DirectoryLock(file);
        }

        using (file)
        {
            return InUse(directory, file);
        }
    }

    /// <summary>Whether a daemon is using the directory now, said as the error that a second one gets.</summary>
    public static OperatorError? Holder(string directory)
    {
        if (!File.Exists(PathIn(directory)))
        {
            return null;
        }

        using var file = Open(directory);
        return TryLock(file.SafeFileHandle) ? null : InUse(directory, file);
    }

    public void Dispose()
    {
        try
        {
            // Emptied and not deleted: a file that others may be opening just now must stay the one that they lock.
            _file.SetLength(0);
        }
        finally
        {
            _file.Dispose();
        }
    }

    private static string PathIn(string directory) => Path.Combine(directory, "lock");

    // Not by .NET's own opening: that takes a lock of the same sort for its sharing rules.
    private static FileStream Open(string directory)
    {
        const int Flags = Libc.OpenReadWrite | Libc.OpenCreate | Libc.OpenCloseOnExec;
        var handle = new SafeFileHandle(
            Libc.Open(PathIn(directory), Flags, (int)AtomicFile.OwnerOnly),
            ownsHandle: true
        );
        return handle.IsInvalid
            ? throw new IOException($"its lock cannot be opened ({Marshal.GetLastPInvokeErrorMessage()}).")
            : new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
    }

    private static bool TryLock(SafeFileHandle file)
    {
        if (Libc.Flock(file, Libc.LockExclusive | Libc.LockNonBlocking) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == Libc.WouldBlock
            ? false
            : throw new IOException($"it cannot be locked ({Marshal.GetLastPInvokeErrorMessage()}).");
    }

    private static void WritePid(FileStream file)
    {
        try
        {
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
        }
        catch (IOException)
        {
            // The disk is full. The lock holds all the same, and its holder goes unnamed.
        }
    }

    private static OperatorError InUse(string directory, FileStream file)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var holder = int.TryParse(
            reader.ReadToEnd(),
            NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var pid
        )
            ? $"process {pid}"
            : "another process";
        return StartErrors.Because(
            "data-dir-in-use",
            $"The data directory {directory} is in use by {holder}.",
            "",
            "Stop that one first, or give this one a directory of its own with --data-dir."
        );
    }
}
