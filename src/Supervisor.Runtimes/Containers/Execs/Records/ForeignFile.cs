using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>
/// A file in a directory to which programs of a container may write: it may be a link that leads elsewhere, a pipe on which
/// nobody writes, or endless.
/// </summary>
internal static partial class ForeignFile
{
    private const int MostBytes = 4096;

    // The same on x64 and arm64, but for this one of them.
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    private static readonly int NoFollow =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Its beginning; empty when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string path)
    {
        using var file = Open(path, ReadOnly | NonBlocking | CloseOnExec | NoFollow);
        if (file.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            const int noSuchFile = 2;
            return error == noSuchFile ? "" : throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }

        var bytes = new byte[MostBytes];
        var count = RandomAccess.Read(file, bytes, fileOffset: 0);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
