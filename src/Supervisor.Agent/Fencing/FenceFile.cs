using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.AgentLibrary.Fencing;

/// <summary>
/// A file that holds the highest epoch that was ever admitted, locked. The epoch is written into the file that is locked and
/// not put in its place: only of that file a network file system reads anew what others have written.
/// </summary>
internal sealed class FenceFile : IDisposable
{
    private const int MostBytes = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _path;
    private readonly SafeFileHandle _file;

    private FenceFile(string path, SafeFileHandle file) => (_path, _file) = (path, file);

    public static async Task<FenceFile> LockAsync(
        string path,
        TimeSpan patience,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var file = Open(path);
        try
        {
            var start = clock.GetTimestamp();
            while (!TryLock(path, file))
            {
                if (clock.GetElapsedTime(start) >= patience)
                {
                    throw new TimeoutException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Others held {path} for all of {patience.TotalSeconds:0.###} s. Nothing was written."
                        )
                    );
                }

                await Task.Delay(Pause, clock, stop);
            }

            return new FenceFile(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public long Read()
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var read = RandomAccess.Read(_file, bytes, 0);
        return EpochText.Parse(Encoding.ASCII.GetString(bytes[..read]), $"What {_path} holds");
    }

    /// <summary>A higher one than what it holds, so nothing of that is left behind it. It is on the disk when this returns.</summary>
    public void Write(long epoch)
    {
        RandomAccess.Write(_file, Encoding.ASCII.GetBytes(EpochText.Of(epoch)), 0);
        Flush(_file, _path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
        using var directory = new SafeFileHandle(Libc.Open(folder, Libc.OpenCloseOnExec), ownsHandle: true);
        Flush(directory, folder);
    }

    public void Dispose()
    {
        // Not only closed: a child that was forked meanwhile has it open, too.
        _ = Libc.Flock(_file, Libc.LockRelease);
        _file.Dispose();
    }

    // Not by .NET's own opening: that takes a lock of the same sort for its sharing rules.
    private static SafeFileHandle Open(string path)
    {
        const int Flags = Libc.OpenReadWrite | Libc.OpenCreate | Libc.OpenCloseOnExec;
        var handle = new SafeFileHandle(Libc.Open(path, Flags, Libc.OfAll), ownsHandle: true);
        return handle.IsInvalid ? throw Failure($"The fence file {path} cannot be opened") : handle;
    }

    private static bool TryLock(string path, SafeFileHandle file)
    {
        if (Libc.Flock(file, Libc.LockExclusive | Libc.LockNonBlocking) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == Libc.WouldBlock
            ? false
            : throw Failure($"The fence file {path} cannot be locked");
    }

    private static void Flush(SafeFileHandle file, string path)
    {
        // There are file systems that flush no directories; those keep a new file's name by themselves.
        if (file.IsInvalid || (Libc.Fsync(file) != 0 && Marshal.GetLastPInvokeError() != Libc.InvalidArgument))
        {
            throw Failure($"{path} cannot be flushed");
        }
    }

    private static IOException Failure(string what) => new($"{what} ({Marshal.GetLastPInvokeErrorMessage()}).");
}
