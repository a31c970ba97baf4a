using System.Runtime.CompilerServices;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>An answer as bytes, in pieces as they come.</summary>
internal static class ByteChunks
{
    private const int Longest = 64 * 1024;

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var buffer = new byte[Longest];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            // A copy: whoever keeps a piece must not see the next one come into it.
            yield return buffer.AsSpan(0, count).ToArray();
        }
    }
}
