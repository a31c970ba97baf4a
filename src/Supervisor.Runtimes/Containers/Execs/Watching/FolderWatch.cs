using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Containers.Execs.Watching;

/// <summary>
/// Tells at once when something is written in one of many directories. It only hastens: where the kernel has no watches left,
/// it tells nothing. One for all directories, because a user has few of what it takes.
/// </summary>
internal sealed partial class FolderWatch : IFolderWatch
{
    private const uint Modified = 0x2;
    private const uint MovedTo = 0x80;
    private const uint Created = 0x100;
    private const uint Ended = 0x8000;
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;
    private const int HeaderBytes = 16;
    private const int BufferBytes = 64 * 1024;

    private readonly ConcurrentDictionary<int, Action<string>> _listeners = new();
    private readonly ConcurrentDictionary<string, int> _folders = new(StringComparer.Ordinal);
    private readonly SafeFileHandle _events;
    private readonly Thread? _thread;
    private volatile bool _isDisposed;

    public FolderWatch()
    {
        _events = OperatingSystem.IsLinux() ? Open(CloseOnExec) : new SafeFileHandle();
        if (!_events.IsInvalid)
        {
            _thread = new Thread(Read) { IsBackground = true, Name = "folder-watch" };
            _thread.Start();
        }
    }

    /// <param name="listener">Told the name of the file; on the watch's own thread.</param>
    public void Watch(string folder, Action<string> listener)
    {
        if (_events.IsInvalid || _folders.ContainsKey(folder))
        {
            return;
        }

        var watch = Add(_events, folder, Modified | MovedTo | Created);
        if (watch >= 0)
        {
            (_listeners[watch], _folders[folder]) = (listener, watch);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        // Its thread waits for the next event: that one is no longer watched is one.
        if (_thread is not null && Add(_events, "/", Created) is >= 0 and var last)
        {
            Remove(_events, last);
            _thread.Join();
        }

        _events.Dispose();
    }

    private void Read()
    {
        var buffer = new byte[BufferBytes];
        while (!_isDisposed)
        {
            var count = (int)Read(_events, buffer, buffer.Length);
            if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                return;
            }

            for (var at = 0; at + HeaderBytes <= count; )
            {
                at += Tell(buffer.AsSpan(at, count - at));
            }
        }
    }

    /// <returns>How many bytes the event has.</returns>
    private int Tell(ReadOnlySpan<byte> bytes)
    {
        var watch = MemoryMarshal.Read<int>(bytes);
        var length = MemoryMarshal.Read<int>(bytes[12..]);
        var name = Encoding.UTF8.GetString(bytes.Slice(HeaderBytes, length)).TrimEnd('\0');
        if (MemoryMarshal.Read<uint>(bytes[4..]) is Ended)
        {
            Forget(watch);
        }
        else if (_listeners.TryGetValue(watch, out var listener))
        {
            listener(name);
        }

        return HeaderBytes + length;
    }

    /// <summary>The directory was removed; another of its name is another.</summary>
    private void Forget(int watch)
    {
        _listeners.TryRemove(watch, out _);
        foreach (var (folder, of) in _folders)
        {
            if (of == watch)
            {
                _folders.TryRemove(folder, out _);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    private static partial SafeFileHandle Open(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Add(SafeFileHandle events, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch")]
    private static partial int Remove(SafeFileHandle events, int watch);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle events, [Out] byte[] buffer, nint count);
}
