using System.Text.Json;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Entries;
using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Watching;

/// <summary>Reads what one member tells, line by line, until it breaks off.</summary>
internal sealed class MemberFeed(EtcdMember member, EntryWire wire, WatchState state)
{
    /// <param name="created">Completed when the member has taken the watch.</param>
    public async Task<WatchEnd> ReadAsync(
        EtcdWatchCall call,
        string? token,
        TaskCompletionSource created,
        CancellationToken stop
    )
    {
        try
        {
            using var response = await member.OpenAsync(
                EtcdRequests.Watch,
                call,
                EtcdJson.Default.EtcdWatchCall,
                token,
                stop
            );
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
            while (await lines.ReadLineAsync(stop) is { } line)
            {
                if (line.Length > 0 && Take(line, created) is { } end)
                {
                    return end;
                }
            }

            return WatchEnd.CutOff($"{member.Endpoint} has ended the watch.");
        }
        catch (Exception fault) when (EtcdFaults.IsOfTheNetwork(fault) || fault is JsonException)
        {
            return WatchEnd.CutOff(
                EtcdTlsAlerts.SentenceOf(fault, member.Endpoint)
                    ?? $"{member.Endpoint} broke off the watch: {EtcdFaults.Innermost(fault)}"
            );
        }
    }

    /// <returns>Null when it goes on.</returns>
    private WatchEnd? Take(string line, TaskCompletionSource created)
    {
        var told = JsonSerializer.Deserialize(line, EtcdJson.Default.EtcdWatchLine);
        if (told?.Result is not { } result)
        {
            return WatchEnd.CutOff($"{member.Endpoint} refuses the watch: {told?.Error?.Text ?? line}");
        }

        if (result.Cancelled)
        {
            return result.Compacted > 0
                ? WatchEnd.Forgotten
                : WatchEnd.CutOff($"{member.Endpoint} has ended the watch: {result.Reason}");
        }

        if (result.Created)
        {
            created.TrySetResult();
            return result.Header?.Revision < state.View.Version ? WatchEnd.Restored : null;
        }

        Apply(result.Events ?? []);
        return null;
    }

    // A line holds all events of each revision that it tells. The revision in its header may be far ahead of them.
    private void Apply(IReadOnlyList<EtcdEvent> events)
    {
        foreach (var revision in events.GroupBy(static told => told.Entry.Modified))
        {
            var written = revision.Where(static told => !told.IsDelete).Select(told => wire.Read(told.Entry));
            var deleted = revision.Where(static told => told.IsDelete).Select(told => wire.Read(told.Entry).Key);
            state.Apply(revision.Key, written, deleted);
        }
    }
}
