using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Supervisor.Runtimes.Doctor;

/// <summary>Whom a file or directory of the host belongs to.</summary>
internal sealed partial record FileOwner(uint Uid, bool IsWritableByAll)
{
    private const int CurrentDirectory = -100;
    private const uint UidMask = 0x8;
    private const int StatSize = 256;
    private const int UidOffset = 20;

    /// <returns>Null: this system does not say, or nothing is there.</returns>
    internal static FileOwner? Find(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var stat = new byte[StatSize];
        return Stat(CurrentDirectory, path, 0, UidMask, stat) == 0
            ? new FileOwner(
                BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(UidOffset)),
                File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherWrite)
            )
            : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Stat(int directory, string path, int flags, uint mask, [In, Out] byte[] stat);
}
