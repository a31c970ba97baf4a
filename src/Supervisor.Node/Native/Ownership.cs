using System.Runtime.InteropServices;

namespace Supervisor.Node.Native;

internal static partial class Ownership
{
    /// <summary>An id that means: leave it as it is.</summary>
    internal const uint Unchanged = uint.MaxValue;

    /// <summary>Of the path itself: what a symbolic link leads to is never touched.</summary>
    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Change(string path, uint user, uint group);
}
