using System.Runtime.InteropServices;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Looping;

/// <summary>epoll. Its event is 12 bytes on x64 and 16 elsewhere, which is why it is written by hand.</summary>
internal sealed unsafe class Poll : IDisposable
{
    public const int MostEvents = 64;

    private const int TokenOffsetPacked = 4;
    private const int TokenOffsetAligned = 8;

    private static readonly int TokenOffset =
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? TokenOffsetPacked : TokenOffsetAligned;

    private static readonly int EventBytes = TokenOffset + sizeof(long);

    private readonly int _descriptor = Errno.Check(LibcPolling.CreatePoll(LibcPolling.CloseOnExec), "Making an epoll");

    public void Add(int descriptor, uint events, long token) =>
        Errno.Check(Control(LibcPolling.Add, descriptor, events, token), "Watching a descriptor");

    public void Change(int descriptor, uint events, long token) =>
        Errno.Check(Control(LibcPolling.Modify, descriptor, events, token), "Watching a descriptor otherwise");

    public void Remove(int descriptor) => Control(LibcPolling.Remove, descriptor, 0, 0);

    /// <returns>How many are ready; 0 when a signal came between.</returns>
    public int Wait(Span<long> tokens, Span<uint> events)
    {
        var buffer = stackalloc byte[EventBytes * MostEvents];
        var count = LibcPolling.WaitForPoll(_descriptor, buffer, MostEvents, timeout: -1);
        if (count < 0)
        {
            return Errno.Last == Errno.Interrupted ? 0 : Errno.Check(count, "Waiting for descriptors");
        }

        for (var i = 0; i < count; i++)
        {
            var one = buffer + i * EventBytes;
            events[i] = *(uint*)one;
            tokens[i] = Marshal.ReadInt64((nint)(one + TokenOffset));
        }

        return count;
    }

    public void Dispose() => Libc.Close(_descriptor);

    private int Control(int operation, int descriptor, uint events, long token)
    {
        var change = stackalloc byte[EventBytes];
        *(uint*)change = events;
        Marshal.WriteInt64((nint)(change + TokenOffset), token);
        return LibcPolling.ControlPoll(_descriptor, operation, descriptor, change);
    }
}
