using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Recovery;

/// <summary>
/// Brings a store that knows fewer revisions, or none, to the one that a node holds, under its number. Those between are given
/// nothing: what they held is gone, and their numbers are never given again.
/// </summary>
internal static class RevisionRefill
{
    public const string FilledBy = "carried over";

    private const int IdBytes = 16;
    private const int Tries = 3;

    /// <param name="number">Not below that of the revision.</param>
    /// <param name="chance">So many random bytes.</param>
    /// <returns>Why it is not there; null when it is, or when the store has gone further.</returns>
    public static async Task<string?> FillAsync(IRevisions store, long number, Revision held, Func<int, byte[]> chance)
    {
        var tries = 0;
        while (true)
        {
            var read = await store.ListRevisionsAsync(1);
            if (!read.IsFound)
            {
                return read.Reason;
            }

            var latest = read.Value is [var there, ..] ? there.Number : 0;
            var problem = latest >= number ? null : await FillAsync(store, latest, number, held, chance);
            if (problem is null || ++tries == Tries)
            {
                return problem;
            }
        }
    }

    private static async Task<string?> FillAsync(
        IRevisions store,
        long latest,
        long number,
        Revision held,
        Func<int, byte[]> chance
    )
    {
        for (var next = latest + 1; next <= number; next++)
        {
            var put = await store.PutRevisionAsync(PutOf(next, number, held, chance));
            if (!put.IsDone)
            {
                return put.Reason;
            }
        }

        return null;
    }

    private static RevisionPut PutOf(long next, long number, Revision held, Func<int, byte[]> chance)
    {
        var stamp = held.Info.Stamp;
        return next == number
            ? new RevisionPut(next - 1, held.Content, stamp)
            : new RevisionPut(
                next - 1,
                ReadOnlyMemory<byte>.Empty,
                new ChangeStamp(CommandId.FromEntropy(chance(IdBytes)), FilledBy, stamp.When)
            );
    }
}
