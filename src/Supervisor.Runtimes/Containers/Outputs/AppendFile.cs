using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// A file whose every write goes to its end, wherever that is by then: a log's head is taken out while it is written. .NET's own
/// way to append goes to where the end was.
/// </summary>
internal sealed partial class AppendFile : IDisposable
{
    // As Linux numbers them.
    private const int WriteOnly = 1;
    private const int Create = 0x40;
    private const int Append = 0x400;
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;
    private const int OwnersAlone = 0x180;

    private readonly SafeFileHandle _file;

    private AppendFile(SafeFileHandle file) => _file = file;

    /// <exception cref="IOException">It cannot be opened.</exception>
    public static AppendFile Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = OpenFile(path, WriteOnly | Create | Append | CloseOnExec, OwnersAlone);
        return file.IsInvalid ? throw Fault(path) : new AppendFile(file);
    }

    /// <exception cref="IOException">The disk is full, or refuses; some of it may be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = (int)WriteSome(_file, bytes, (nuint)bytes.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Fault("The log");
            }

            bytes = bytes[Math.Max(0, written)..];
        }
    }

    public void Dispose() => _file.Dispose();

    private static IOException Fault(string what) =>
        new($"{what} cannot be written: {Marshal.GetLastPInvokeErrorMessage()}.", Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenFile(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);
}
