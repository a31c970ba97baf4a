using System.Runtime.InteropServices;

namespace Supervisor.Cli.Output;

/// <summary>
/// Writes to an open file descriptor as every program of the system does. The console's own stream hides that nobody
/// reads any more, so that a followed stream would go on for nobody; and a file stream writes where it believes the end
/// to be, over what others wrote to the same file.
/// </summary>
internal sealed partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const short ForWriting = 4;

    /// <summary>Which others may have made so, for they share it with us: it is none of ours to change.</summary>
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = (int)WriteSome(descriptor, buffer, (nuint)buffer.Length);
            if (written < 0)
            {
                Heed(Marshal.GetLastPInvokeError());
            }

            buffer = buffer[Math.Max(0, written)..];
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Heed(int error)
    {
        if (error == WouldBlock)
        {
            // Also for nobody being there any more, which the next write then says.
            var waited = new Awaited(descriptor, ForWriting, 0);
            error = Poll(ref waited, 1, Timeout.Infinite) < 0 ? Marshal.GetLastPInvokeError() : Interrupted;
        }

        if (error != Interrupted)
        {
            var reason = Marshal.GetPInvokeErrorMessage(error);
            throw error == BrokenPipe ? new IOException(reason) : new LostOutputException(reason);
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Awaited descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(int descriptor, ReadOnlySpan<byte> bytes, nuint count);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Awaited(int Descriptor, short Wanted, short Seen);
}
