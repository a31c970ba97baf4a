using System.Runtime.InteropServices;

namespace Supervisor.Runtimes.Processes.Users;

/// <summary>The machine's accounts by its C library, which asks whatever the machine is set up to ask.</summary>
internal static partial class Accounts
{
    private const int BufferBytes = 64 * 1024;
    private const int MaxGroups = 1024;

    public static Account? OfName(string name)
    {
        var buffer = Marshal.AllocHGlobal(BufferBytes);
        try
        {
            return ByName(name, out var entry, buffer, BufferBytes, out var found) == 0 && found != 0
                ? Of(name, entry)
                : null;
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    /// <summary>A number needs no account: without one it is its own group's, and in no other.</summary>
    public static Account OfNumber(uint id)
    {
        var buffer = Marshal.AllocHGlobal(BufferBytes);
        try
        {
            return ByNumber(id, out var entry, buffer, BufferBytes, out var found) == 0 && found != 0
                ? Of(Marshal.PtrToStringUTF8(entry.Name)!, entry)
                : new Account(id, id, []);
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    public static uint? GroupOfName(string name)
    {
        var buffer = Marshal.AllocHGlobal(BufferBytes);
        try
        {
            return GroupByName(name, out var entry, buffer, BufferBytes, out var found) == 0 && found != 0
                ? entry.Id
                : null;
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static Account Of(string name, PasswordEntry entry)
    {
        var groups = new uint[MaxGroups];
        var count = groups.Length;
        var isWhole = GroupList(name, entry.GroupId, groups, ref count) >= 0;
        return new Account(entry.UserId, entry.GroupId, isWhole ? groups[..count] : groups);
    }

    [LibraryImport("libc", EntryPoint = "getpwnam_r", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ByName(string name, out PasswordEntry entry, nint buffer, nint bytes, out nint found);

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    private static partial int ByNumber(uint id, out PasswordEntry entry, nint buffer, nint bytes, out nint found);

    [LibraryImport("libc", EntryPoint = "getgrnam_r", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GroupByName(string name, out GroupEntry entry, nint buffer, nint bytes, out nint found);

    [LibraryImport("libc", EntryPoint = "getgrouplist", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GroupList(string user, uint group, [Out] uint[] groups, ref int count);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct PasswordEntry
    {
        public readonly nint Name;
        public readonly nint Password;
        public readonly uint UserId;
        public readonly uint GroupId;
        public readonly nint Comment;
        public readonly nint Home;
        public readonly nint Shell;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct GroupEntry
    {
        public readonly nint Name;
        public readonly nint Password;
        public readonly uint Id;
        public readonly nint Members;
    }
}
