using System.Runtime.InteropServices;

namespace Supervisor.Node.Native;

/// <summary>The machine's users, from wherever it keeps them: a file, or a directory service.</summary>
internal static unsafe partial class UserDatabase
{
    private const int TooSmall = 34;
    private const int MostBytes = 1024 * 1024;

    /// <returns>Null when there is no such user.</returns>
    public static uint? FindId(string name)
    {
        for (var size = 1024; size <= MostBytes; size *= 2)
        {
            var buffer = new byte[size];
            fixed (byte* texts = buffer)
            {
                var status = FindByName(name, out var entry, texts, (nuint)size, out var found);
                if (status != TooSmall)
                {
                    return status == 0 && found != 0 ? entry.UserId : null;
                }
            }
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "getpwnam_r", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FindByName(string name, out Entry entry, byte* texts, nuint size, out nint found);

    /// <summary><c>struct passwd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Entry(
        nint Name,
        nint Password,
        uint UserId,
        uint GroupId,
        nint Comment,
        nint Home,
        nint Shell
    );
}
