using System.Text;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Workloads;

/// <summary>
/// Where a process says in one line that it is ready, as s6 has it. It is a named pipe that both ends hold open for reading
/// and writing: so a guard may die and the next go on, and neither does the process get a SIGPIPE nor is its line lost.
/// </summary>
internal sealed class NotificationPipe : IDisposable
{
    private const int OwnerOnly = 0x180;
    private const int MostBytes = 4096;

    private readonly EventLoop _loop;
    private readonly Action<string> _heard;
    private readonly List<byte> _line = [];
    private Watched _watched;

    private NotificationPipe(int descriptor, EventLoop loop, Action<string> heard)
    {
        (_loop, _heard) = (loop, heard);
        _watched = loop.Watch(descriptor, LibcPolling.Readable, _ => Read());
    }

    /// <returns>Its end for the process, or -1 when it cannot be made.</returns>
    public static int Make(string path)
    {
        File.Delete(path);
        return Libc.MakePipe(path, OwnerOnly) == 0 ? Libc.Open(path, Libc.OpenReadWrite | Libc.OpenCloseOnExec) : -1;
    }

    /// <summary>Null when it is not there: then nothing will be heard from the process this way.</summary>
    public static NotificationPipe? Open(string path, EventLoop loop, Action<string> heard)
    {
        var flags = Libc.OpenReadWrite | Libc.OpenNonBlocking | Libc.OpenCloseOnExec;
        var descriptor = Libc.Open(path, flags);
        return descriptor < 0 ? null : new NotificationPipe(descriptor, loop, heard);
    }

    public void Dispose()
    {
        _loop.Unwatch(_watched);
        Libc.Close(_watched.Descriptor);
    }

    /// <summary>
    /// A line is taken out of the pipe once it was heard, and so written down: a guard that dies amid that leaves it to the
    /// next, which at worst hears it twice.
    /// </summary>
    private void Read()
    {
        Span<byte> buffer = stackalloc byte[MostBytes];
        if (Look(buffer) is { } seen)
        {
            Hear(buffer[..seen]);
            Libc.Read(_watched.Descriptor, buffer, seen);
        }
        else
        {
            // No descriptor is free to look with: better heard at this risk than not at all.
            Hear(buffer[..Math.Max((int)Libc.Read(_watched.Descriptor, buffer, buffer.Length), 0)]);
        }
    }

    /// <returns>How many bytes are there, and still are afterwards; null when that cannot be seen.</returns>
    private int? Look(Span<byte> into)
    {
        Span<int> ends = stackalloc int[2];
        if (Libc.MakePipe(ends, Libc.OpenNonBlocking | Libc.OpenCloseOnExec) != 0)
        {
            return null;
        }

        var copied = Libc.CopyPipe(_watched.Descriptor, ends[1], into.Length, Libc.CopyNonBlocking);
        var read = copied > 0 ? Math.Max((int)Libc.Read(ends[0], into, copied), 0) : 0;
        Libc.Close(ends[0]);
        Libc.Close(ends[1]);
        return read;
    }

    private void Hear(ReadOnlySpan<byte> letters)
    {
        foreach (var letter in letters)
        {
            if (letter == (byte)'\n')
            {
                Hear();
            }
            else if (_line.Count < MostBytes)
            {
                _line.Add(letter);
            }
        }
    }

    private void Hear()
    {
        var line = Encoding.UTF8.GetString([.. _line]);
        _line.Clear();
        _heard(line);
    }
}
