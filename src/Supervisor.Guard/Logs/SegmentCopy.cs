using Supervisor.Guard.Native;

namespace Supervisor.Guard.Logs;

/// <summary>Copies a part of a file into a new one, within the kernel.</summary>
internal static class SegmentCopy
{
    private const int OwnerAndGroup = 0x1A0;

    /// <exception cref="IOException">The copy is not complete; what there is of it will be overwritten.</exception>
    public static void Write(int from, long offset, long length, string path, bool isFlushed)
    {
        File.Delete(path);
        var flags = Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenExclusively | Libc.OpenCloseOnExec;
        var to = Errno.Check(Libc.Open(path, flags, OwnerAndGroup), $"Making {path}");
        try
        {
            Copy(from, offset, to, length, path);
            if (isFlushed)
            {
                Errno.Check(Libc.Flush(to), $"Flushing {path}");
            }
        }
        finally
        {
            Libc.Close(to);
        }
    }

    private static void Copy(int from, long offset, int to, long length, string path)
    {
        for (long copied = 0; copied < length; )
        {
            var (source, target) = (offset + copied, copied);
            var count = Libc.CopyRange(from, ref source, to, ref target, (nint)(length - copied), flags: 0);
            if (count <= 0)
            {
                throw new IOException(
                    $"{path} is not a complete copy: {(count < 0 ? Errno.LastSentence : "the log ends early")}."
                );
            }

            copied += count;
        }
    }
}
