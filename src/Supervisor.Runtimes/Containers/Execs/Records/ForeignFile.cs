using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Runtimes.Foreign;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>
/// A file in a directory to which programs of a container may write: it may be a link that leads elsewhere, a pipe on which
/// nobody writes, a device that does something when it is opened, or endless.
/// </summary>
internal static partial class ForeignFile
{
    private const int MostBytes = 4096;

    // Not the same on x64 and arm64.
    private static readonly int NoFollow =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Its beginning; empty when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string path)
    {
        using var place = Open(path, FoundFile.PathOnly | FoundFile.CloseOnExec | NoFollow);
        if (place.IsInvalid)
        {
            const int noSuchFile = 2;
            return Marshal.GetLastPInvokeError() == noSuchFile ? "" : throw FoundFile.Failed();
        }

        return FoundFile.Read(place, path, MostBytes);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
