using System.Text.Json;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Node.Fleets.Downs;

/// <summary>The flag as an entry of the store.</summary>
internal sealed class DownFlags(IEntries store)
{
    private const int Attempts = 3;

    private static readonly EntryKey Folder = EntryKey.Of("fleet");
    private static readonly EntryKey Key = EntryKey.Of("fleet", "down");

    /// <summary>None: nobody ever took it down.</summary>
    public async Task<ReadOutcome<DownFlag>> ReadAsync()
    {
        var read = await store.ReadEntriesAsync(Folder);
        if (!read.IsFound)
        {
            return ReadOutcome<DownFlag>.Unavailable(read.Reason);
        }

        return read.Value.Find(Key) is not { } entry ? ReadOutcome<DownFlag>.Of(null)
            : Parse(entry.Value) is { } flag ? ReadOutcome<DownFlag>.Of(flag)
            : ReadOutcome<DownFlag>.Unavailable("It is written in a form of a newer version.");
    }

    /// <summary>The last word holds, whoever's it is.</summary>
    /// <param name="id">Of the command that says it: what it has said already is not said again.</param>
    /// <param name="flagAfter">Makes the flag that follows the one that is there, or the first; null: that one stays.</param>
    /// <returns>Why it is not written; null when it is.</returns>
    public async Task<string?> WriteAsync(CommandId id, Func<DownFlag?, DownFlag?> flagAfter)
    {
        var reason = "";
        for (var i = 0; i < Attempts; i++)
        {
            var read = await store.ReadEntriesAsync(Folder);
            if (!read.IsFound)
            {
                return read.Reason;
            }

            var there = read.Value.Find(Key);
            var before = there is null ? null : Parse(there.Value);
            if (before?.Stamp.Id == id || flagAfter(before) is not { } after)
            {
                return null;
            }

            var condition = there is null ? EntryCondition.Absent(Key) : EntryCondition.Unchanged(there);
            var written = await store.ChangeEntriesAsync(
                new EntryChange([condition], [EntryWrite.Put(Key, Format(after))])
            );
            if (written.IsDone)
            {
                return null;
            }

            // Another's came between, or nobody can say: what is there now tells.
            reason = written.Reason;
        }

        return reason;
    }

    internal static string Format(DownFlag flag) =>
        JsonSerializer.Serialize(
            new DownForm(
                DownForm.Newest,
                flag.IsDown,
                flag.Revision,
                flag.Stamp.Id.Value,
                flag.Stamp.Who,
                flag.Stamp.When
            ),
            FleetsJson.Default.DownForm
        );

    /// <returns>Null: a newer version has written it, or another program.</returns>
    internal static DownFlag? Parse(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize(text, FleetsJson.Default.DownForm)
                    is { Form: DownForm.Newest, Who: not null } form
                && CommandId.TryParse(form.Id, out var id)
                ? new DownFlag(form.IsDown, form.Revision, new ChangeStamp(id, form.Who, form.When))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
