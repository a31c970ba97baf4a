using Supervisor.Guard.Native;

namespace Supervisor.Guard.Processes;

/// <summary>
/// Reads files of /proc with three system calls and no garbage: a process that only lives for some microseconds has to be
/// looked at within them.
/// </summary>
internal static class ProcFile
{
    /// <returns>The beginning of the file, as much as there is room for; empty when it cannot be read.</returns>
    public static ReadOnlySpan<byte> Read(string path, Span<byte> room)
    {
        var descriptor = Libc.Open(path, Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        if (descriptor < 0)
        {
            return [];
        }

        var length = 0;
        while (length < room.Length && Libc.Read(descriptor, room[length..], room.Length - length) is > 0 and var read)
        {
            length += (int)read;
        }

        Libc.Close(descriptor);
        return room[..length];
    }
}
