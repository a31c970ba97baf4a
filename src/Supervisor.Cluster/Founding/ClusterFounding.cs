using System.Text.Json;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Founding;

/// <summary>The first node writes into the store whose it is, for good; each that comes later sees whether it is its own.</summary>
public static class ClusterFounding
{
    private static readonly EntryKey Key = EntryKey.Of("cluster");

    /// <summary>Done also when this cluster was founded before. A Conflict gives the cluster whose store it is, if that can be read.</summary>
    public static async Task<WriteOutcome<ClusterRecord>> FoundAsync(IEntries store, ClusterRecord wanted)
    {
        var change = new EntryChange([EntryCondition.Absent(Key)], [EntryWrite.Put(Key, Write(wanted))]);
        var written = await store.ChangeEntriesAsync(change);
        if (written.IsDone)
        {
            return WriteOutcome<ClusterRecord>.Done(wanted);
        }

        if (written.Status != WriteStatus.Conflict || written.Value?.Find(Key) is not { } entry)
        {
            return new WriteOutcome<ClusterRecord>(written.Status, null, written.Reason);
        }

        return Read(entry.Value) switch
        {
            { } there when there.Id == wanted.Id => WriteOutcome<ClusterRecord>.Done(there),
            { } other => WriteOutcome<ClusterRecord>.Conflict(other, $"It is kept for the cluster '{other.Name}'."),
            null => WriteOutcome<ClusterRecord>.Conflict(null, "It is kept for a cluster of a newer version."),
        };
    }

    private static string Write(ClusterRecord record) =>
        JsonSerializer.Serialize(
            new ClusterForm(ClusterForm.Newest, record.Id.Value, record.Name, record.Since.Value),
            FoundingJson.Default.ClusterForm
        );

    /// <returns>Null when it cannot be read.</returns>
    private static ClusterRecord? Read(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize(text, FoundingJson.Default.ClusterForm)
                    is { Form: ClusterForm.Newest, Name: { } name } form
                && ClusterId.TryParse(form.Id, out var id)
                ? new ClusterRecord(id, name, new HybridTime(form.Since))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
