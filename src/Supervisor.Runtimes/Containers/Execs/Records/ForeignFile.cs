using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>
/// A file in a directory to which programs of a container may write: it may be a link that leads elsewhere, a pipe on which
/// nobody writes, a device that does something when it is opened, or endless.
/// </summary>
internal static partial class ForeignFile
{
    private const int MostBytes = 4096;

    // The same on x64 and arm64, but for this one of them.
    private const int ReadOnly = 0;
    private const int NoTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int PathOnly = 0x200000;

    private const int OfTheDescriptor = 0x1000;
    private const uint Type = 1;
    private const int StatBytes = 256;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    private static readonly int NoFollow =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Its beginning; empty when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string path)
    {
        // Looked at first without being opened, and what is opened then is that which was looked at.
        using var place = Open(path, PathOnly | CloseOnExec | NoFollow);
        if (place.IsInvalid)
        {
            const int noSuchFile = 2;
            return Marshal.GetLastPInvokeError() == noSuchFile ? "" : throw Failed();
        }

        if (!IsRegular(place))
        {
            throw new IOException($"{path} is no file that can be read: a link, a pipe, a device or a directory.");
        }

        using var file = Open(
            $"/proc/self/fd/{place.DangerousGetHandle()}",
            ReadOnly | NonBlocking | CloseOnExec | NoTerminal
        );
        if (file.IsInvalid)
        {
            throw Failed();
        }

        var bytes = new byte[MostBytes];
        var count = RandomAccess.Read(file, bytes, fileOffset: 0);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static bool IsRegular(SafeFileHandle place)
    {
        Span<byte> stat = stackalloc byte[StatBytes];
        return Stat(place, "", OfTheDescriptor, Type, stat) == 0
            ? (BitConverter.ToUInt16(stat[ModeAt..]) & TypeMask) == Regular
            : throw Failed();
    }

    private static IOException Failed()
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(SafeFileHandle directory, string path, int flags, uint mask, Span<byte> buffer);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
