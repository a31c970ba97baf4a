using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Cluster.Files;

/// <summary>Small files that are there whole or not at all, whatever crashes; for their owner's eyes only.</summary>
internal static class AtomicFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Written beside, flushed, moved into place, and the move itself flushed. The caller holds the directory's lock, so
    /// a half-written file beside is left from a crash and overwritten.
    /// </summary>
    public static void Write(string path, string content)
    {
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(path)!);
    }

    private static void FlushDirectory(string directory)
    {
        using var handle = new SafeFileHandle(
            FileSystemCalls.Open(directory, FileSystemCalls.OpenDirectory | FileSystemCalls.OpenCloseOnExec),
            ownsHandle: true
        );
        if (handle.IsInvalid || FileSystemCalls.Fsync(handle) != 0)
        {
            throw new IOException($"{directory} cannot be flushed: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }
}
