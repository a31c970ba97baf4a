using System.Runtime.CompilerServices;
using Supervisor.Runtimes.Docker.Logs;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>Makes entries of what an engine sends of a container's output, with moments.</summary>
internal static class EntryReader
{
    /// <summary>In frames each is an entry. Of a terminal there is only a row of bytes.</summary>
    public static IAsyncEnumerable<StampedEntry> ReadAsync(
        IAsyncEnumerable<OutputPart> parts,
        bool isTerminal,
        CancellationToken stop
    ) => isTerminal ? PlainAsync(parts, stop) : FramedAsync(parts, stop);

    private static async IAsyncEnumerable<StampedEntry> FramedAsync(
        IAsyncEnumerable<OutputPart> parts,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await foreach (var part in parts.WithCancellation(stop))
        {
            yield return Stamp.Read(part.Bytes.Span) is var (second, length)
                ? new StampedEntry(second, part.Bytes[length..])
                : new StampedEntry(null, part.Bytes);
        }
    }

    private static async IAsyncEnumerable<StampedEntry> PlainAsync(
        IAsyncEnumerable<OutputPart> parts,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var cutter = new EntryCutter();
        await foreach (var part in parts.WithCancellation(stop))
        {
            foreach (var entry in cutter.Push(part.Bytes))
            {
                yield return entry;
            }
        }

        foreach (var entry in cutter.Finish())
        {
            yield return entry;
        }
    }
}
