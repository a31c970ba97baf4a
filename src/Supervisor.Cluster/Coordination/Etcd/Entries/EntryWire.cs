using System.Text;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Etcd.Entries;

/// <summary>Entries and changes as etcd has them.</summary>
internal sealed class EntryWire(EtcdKeys keys)
{
    // A strict one would refuse a text that another may have written halfway; what is compared is what was written.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Entry Read(EtcdKeyValue found) =>
        new(
            keys.EntryOf(found.Key ?? []),
            Utf8.GetString(found.Value ?? []),
            found.Modified,
            found.Created,
            LeaseId.Stored(found.Lease)
        );

    public EntriesSeen Read(EtcdTransacted transacted) =>
        new(
            transacted.Header?.Revision ?? 0,
            [.. transacted.Found.Select(Read).DistinctBy(static entry => entry.Key).OrderBy(static entry => entry.Key)]
        );

    /// <summary>Reads all that the change names in the same transaction, whichever way it goes: behind the writes, so as they leave it.</summary>
    public EtcdTransaction Write(EntryChange change)
    {
        var reads = change.Keys.Select(key => EtcdOperation.Get(keys.Entry(key))).ToList();
        return new EtcdTransaction(
            [.. change.Conditions.Select(Write)],
            [.. change.Writes.Select(Write), .. reads],
            reads
        );
    }

    /// <summary>Only reads what the change names.</summary>
    public EtcdTransaction Look(EntryChange change) =>
        new([], [.. change.Keys.Select(key => EtcdOperation.Get(keys.Entry(key)))], []);

    private EtcdCompare Write(EntryCondition condition)
    {
        var key = keys.Entry(condition.Key);
        return condition.Mark == EntryMark.Version
            ? EtcdCompare.ModifiedAt(key, condition.Expected)
            : EtcdCompare.CreatedAt(key, condition.Expected);
    }

    private EtcdOperation Write(EntryWrite write)
    {
        var key = keys.Entry(write.Key);
        return write.Value is { } value
            ? EtcdOperation.Write(key, Utf8.GetBytes(value), write.Lease?.Value ?? 0)
            : EtcdOperation.Remove(key);
    }
}
