using System.Text;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.TestKit.Coordination;

/// <summary>Changes that tests can tell apart.</summary>
public static class Changes
{
    public static ChangeStamp Stamp(string id, string who = "ann")
    {
        var parsed = CommandId.TryParse(id, out var command) ? command : throw new ArgumentException(id, nameof(id));
        return new ChangeStamp(parsed, who, HybridTime.FromMilliseconds(1_767_225_600_000 + id.Length));
    }

    public static RevisionPut Put(long expected, string id, string? content = null) =>
        new(expected, Encoding.UTF8.GetBytes(content ?? $"content of {id}"), Stamp(id));

    public static FreezeChange Freeze(long expected, string id, bool isFrozen = true) =>
        new(expected, isFrozen, $"for {id}", Stamp(id));

    public static NodeName Node(string name, int number) =>
        new(name, NodeId.FromEntropy(Entropy(number)), HybridTime.FromMilliseconds(1_767_225_600_000 + number));

    /// <param name="path">As <c>members/a</c>.</param>
    public static EntryKey Key(string path) => EntryKey.Of(path.Split('/'));

    public static EntryWrite PutEntry(string path, string value, LeaseId? lease = null) =>
        EntryWrite.Put(Key(path), value, lease);

    public static EntryChange Entries(params EntryWrite[] writes) => new([], writes);

    public static EntryChange EntriesIf(EntryCondition condition, params EntryWrite[] writes) =>
        new([condition], writes);

    public static StoreId Store(int number) => StoreId.FromEntropy(Entropy(number));

    public static byte[] Entropy(int number) => [.. Enumerable.Repeat((byte)number, 16)];
}
