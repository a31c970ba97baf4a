using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>The answers of several nodes as they come.</summary>
internal static class PlainMerge
{
    /// <param name="nodes">How many answer.</param>
    public static async IAsyncEnumerable<Frame> RunAsync(
        IAsyncEnumerable<NodeFrame> frames,
        int nodes,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var tally = new ExitTally();
        var accepted = 0;
        string[]? columns = null;
        await foreach (var (_, frame) in frames.WithCancellation(stop))
        {
            switch (frame)
            {
                case null:
                    break;
                case EndFrame end:
                    tally.Count(end);
                    break;
                // It is said of the whole, or not at all.
                case AcceptedFrame when ++accepted < nodes:
                    break;
                case ColumnsFrame same when Names(same).SequenceEqual(columns ?? [], StringComparer.Ordinal):
                    break;
                default:
                    columns = frame is ColumnsFrame first ? Names(first) : columns;
                    tally.Count(frame);
                    yield return frame;
                    break;
            }
        }

        yield return new EndFrame(tally.Exit);
    }

    private static string[] Names(ColumnsFrame columns) => [.. columns.Columns.Select(column => column.Name)];
}
