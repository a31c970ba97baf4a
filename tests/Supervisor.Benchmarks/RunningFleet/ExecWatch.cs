using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>
/// Tells the moment at which a process becomes a program: a copy of <c>sleep</c> that nobody else runs, whose file the
/// kernel opens in execve. That moment is otherwise known to 10 ms only, and asking the program would measure its start too.
/// </summary>
internal sealed partial class ExecWatch : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const uint Opened = 0x20;
    private const int ThisThread = 0;
    private const int FirstInFirstOut = 1;
    private const int ChildrenNormally = 0x40000000;
    private const int EventBytes = 16;
    private const int MaskOffset = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<long> _moments = Channel.CreateUnbounded<long>();
    private readonly int _descriptor;
    private readonly int _watch;
    private readonly Thread _reading;

    public ExecWatch(string program)
    {
        _descriptor = Check(Init(CloseOnExec));
        _watch = Check(Add(_descriptor, program, Opened));
        _reading = new Thread(Read) { IsBackground = true };
        _reading.Start();
    }

    /// <returns>Its path.</returns>
    public static string CopyOfSleep(string directory)
    {
        var copy = Path.Combine(directory, $"sleep-{Guid.NewGuid():N}");
        File.Copy("/bin/sleep", copy);
        return copy;
    }

    /// <summary>How long after the moment the next one came, in milliseconds.</summary>
    public async Task<double> NextSinceAsync(long began)
    {
        using var limit = new CancellationTokenSource(Patience);
        var moment = await _moments.Reader.ReadAsync(limit.Token);
        return Stopwatch.GetElapsedTime(began, moment).TotalMilliseconds;
    }

    public void Dispose()
    {
        // The reading thread is told so, and ends.
        Remove(_descriptor, _watch);
        _reading.Join();
        Close(_descriptor);
    }

    private void Read()
    {
        Hurry();
        Span<byte> buffer = stackalloc byte[EventBytes * 64];
        while (true)
        {
            var count = Check((int)Read(_descriptor, buffer, buffer.Length));
            var now = Stopwatch.GetTimestamp();
            for (var at = 0; at < count; at += EventBytes)
            {
                if ((MemoryMarshal.Read<uint>(buffer[(at + MaskOffset)..]) & Opened) == 0)
                {
                    return;
                }

                _moments.Writer.TryWrite(now);
            }
        }
    }

    /// <summary>
    /// This thread runs before all ordinary ones, where it may: it would otherwise wait for the programs that it measures, and
    /// tell its own wait as theirs.
    /// </summary>
    private static void Hurry()
    {
        var lowest = 1;
        _ = Schedule(ThisThread, FirstInFirstOut | ChildrenNormally, in lowest);
    }

    private static int Check(int result) =>
        result >= 0 ? result : throw new IOException($"inotify failed with {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    private static partial int Init(int flags);

    [LibraryImport(
        "libc",
        EntryPoint = "inotify_add_watch",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int Add(int descriptor, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch", SetLastError = true)]
    private static partial int Remove(int descriptor, int watch);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int Schedule(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
