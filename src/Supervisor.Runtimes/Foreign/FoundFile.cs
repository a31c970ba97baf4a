using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Foreign;

/// <summary>
/// Reads a file whose name others can put to any use, by a handle that only says where it is. It is looked at before it is
/// opened, and what is opened then is that which was looked at: a device may do something by that alone, and nobody may ever write to a pipe.
/// </summary>
internal static partial class FoundFile
{
    /// <summary>The flag of a handle that opens nothing; the same on x64 and arm64, as are those below.</summary>
    public const int PathOnly = 0x200000;

    public const int CloseOnExec = 0x80000;

    private const int NoTerminal = 0x100;
    private const int NonBlocking = 0x800;

    private const int OfTheDescriptor = 0x1000;
    private const uint Type = 1;
    private const int StatBytes = 256;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Its beginning.</summary>
    /// <param name="place">Opened with <see cref="PathOnly"/>.</param>
    /// <param name="name">As people know it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(SafeFileHandle place, string name, int mostBytes)
    {
        if (!IsRegular(place))
        {
            throw new IOException($"{name} is no file that can be read: a link, a pipe, a device or a directory.");
        }

        using var file = Open($"/proc/self/fd/{place.DangerousGetHandle()}", NonBlocking | CloseOnExec | NoTerminal);
        if (file.IsInvalid)
        {
            throw Failed();
        }

        var bytes = new byte[mostBytes];
        return Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, fileOffset: 0));
    }

    public static IOException Failed()
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    private static bool IsRegular(SafeFileHandle place)
    {
        Span<byte> stat = stackalloc byte[StatBytes];
        return Stat(place, "", OfTheDescriptor, Type, stat) == 0
            ? (BitConverter.ToUInt16(stat[ModeAt..]) & TypeMask) == Regular
            : throw Failed();
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(SafeFileHandle directory, string path, int flags, uint mask, Span<byte> buffer);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
