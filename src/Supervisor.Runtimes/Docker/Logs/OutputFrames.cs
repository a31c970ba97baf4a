using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Logs;

/// <summary>
/// Takes apart what comes through one connection: for a terminal plain bytes, otherwise frames that say of which kind they
/// are, and how long.
/// </summary>
internal static class OutputFrames
{
    /// <summary>A frame may be longer, but what it claims is no reason to hold memory for it.</summary>
    private const int LongestPart = 64 * 1024;

    /// <summary>The kind, three bytes of nothing, and the length, the highest byte first.</summary>
    private const int HeaderLength = 8;

    public static Func<Stream, CancellationToken, IAsyncEnumerable<OutputPart>> Reader(bool isTerminal) =>
        isTerminal ? PlainAsync : FramedAsync;

    private static async IAsyncEnumerable<OutputPart> PlainAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var bytes in ByteChunks.ReadAsync(stream, cancellation))
        {
            yield return new OutputPart(OutputKind.Output, bytes);
        }
    }

    private static async IAsyncEnumerable<OutputPart> FramedAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var header = new byte[HeaderLength];
        while (await ReadHeaderAsync(stream, header, cancellation))
        {
            var kind = KindOf(header[0]);
            long left = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
            while (left > 0)
            {
                var bytes = new byte[Math.Min(left, LongestPart)];
                await stream.ReadExactlyAsync(bytes, cancellation);
                left -= bytes.Length;
                yield return new OutputPart(kind, bytes);
            }
        }
    }

    /// <returns>False at an end between two frames; one within a frame is a fault.</returns>
    private static async Task<bool> ReadHeaderAsync(Stream stream, byte[] header, CancellationToken cancellation)
    {
        var count = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellation);
        return count == HeaderLength
            || (count == 0 ? false : throw new EndOfStreamException("the output ended within a frame"));
    }

    private static OutputKind KindOf(byte mark) =>
        mark switch
        {
            // What a program reads (0) does not come back; engines that send it mean what it writes.
            0 or 1 => OutputKind.Output,
            2 => OutputKind.Errors,
            _ => throw new InvalidDataException(
                $"the output is not in frames ({mark} is no kind of output); the container may have a terminal"
            ),
        };
}
