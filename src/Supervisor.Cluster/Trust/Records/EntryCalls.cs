using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>Entries, asked as trust asks for them.</summary>
internal static class EntryCalls
{
    private const int Tries = 3;

    /// <summary>What is there of some keys, all at one moment.</summary>
    public static async Task<ReadOutcome<EntriesSeen>> LookAtAsync(this IEntries entries, IEnumerable<EntryKey> keys)
    {
        // A change that writes nothing asks whether its conditions are met, and shows what is there either way.
        var question = new EntryChange([.. keys.Distinct().Select(EntryCondition.Absent)], []);
        var answer = await entries.ChangeEntriesAsync(question);
        return answer.Value is { } seen
            ? ReadOutcome<EntriesSeen>.Of(seen)
            : ReadOutcome<EntriesSeen>.Unavailable(answer.Reason);
    }

    /// <summary>Makes a change, and makes it again as long as nobody can say whether it was made.</summary>
    public static async Task<WriteOutcome<EntriesSeen>> SettleAsync(this IEntries entries, EntryChange change)
    {
        var outcome = await entries.ChangeEntriesAsync(change);
        for (var tries = 1; outcome.Status == WriteStatus.Unknown && tries < Tries; tries++)
        {
            outcome = await entries.ChangeEntriesAsync(change);
        }

        return outcome;
    }
}
