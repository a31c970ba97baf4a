using System.Runtime.InteropServices;

namespace Supervisor.Cli.Sessions;

/// <summary>
/// Standard input, byte by byte as it comes. Nothing is read after the end of who reads it, because in the shell the next key is
/// for the next line.
/// </summary>
internal sealed partial class DescriptorInput(Func<bool> isOver)
{
    private const int Input = 0;
    private const short HasInput = 1;
    private const int LookMilliseconds = 100;
    private const int Interrupted = 4;

    /// <returns>How many; 0 at the end, or when nobody wants it any more.</returns>
    public int Read(Span<byte> buffer)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = Console.OpenStandardInput();
            return stream.Read(buffer);
        }

        while (!isOver())
        {
            Span<Polled> asked = [new Polled { Descriptor = Input, Wanted = HasInput }];
            if (Poll(asked, 1, LookMilliseconds) <= 0)
            {
                continue;
            }

            var count = (int)ReadSome(Input, buffer, (nuint)buffer.Length);
            if (count >= 0 || Marshal.GetLastPInvokeError() != Interrupted)
            {
                return Math.Max(0, count);
            }
        }

        return 0;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(Span<Polled> asked, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadSome(int descriptor, Span<byte> bytes, nuint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}
