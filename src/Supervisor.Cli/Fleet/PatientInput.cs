using System.Runtime.InteropServices;

namespace Supervisor.Cli.Fleet;

/// <summary>
/// Standard input, which is read only when there is something to read: nothing could end a read that waits for somebody who
/// types, and one that was left behind would take what is typed next.
/// </summary>
/// <param name="stop">Ends the waiting, as if there were nothing more.</param>
internal sealed partial class PatientInput(CancellationToken stop) : Stream
{
    private const int StandardInput = 0;
    private const short Readable = 1;
    private const int PatienceMilliseconds = 50;

    private readonly Stream _input = Console.OpenStandardInput();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (!stop.IsCancellationRequested)
        {
            if (IsReadable())
            {
                return _input.Read(buffer);
            }
        }

        return 0;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _input.Dispose();
        base.Dispose(disposing);
    }

    // Windows has no poll: there a second Ctrl+C ends the program. What is wrong with the input is for the read to tell.
    private static bool IsReadable()
    {
        var entry = new PollEntry { Descriptor = StandardInput, Wanted = Readable };
        return OperatingSystem.IsWindows() || (Poll(ref entry, 1, PatienceMilliseconds) > 0 && entry.Found != 0);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollEntry entries, nuint count, int milliseconds);
}
