using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Joining;

/// <summary>Who belongs to the cluster: read, removed, turned away, given another role.</summary>
/// <param name="now">The hybrid clock of the node.</param>
internal sealed class Register(IEntries entries, Func<HybridTime> now)
{
    public async Task<Outcome<IReadOnlyList<NodeRecord>>> NodesAsync()
    {
        var read = await entries.ReadEntriesAsync(TrustKeys.Nodes);
        return read.IsFound ? new List<NodeRecord>(NodeRecords.In(read.Value)) : JoinErrors.Unavailable(read.Reason);
    }

    /// <summary>Those who may use the cluster, by name.</summary>
    public async Task<Outcome<IReadOnlyList<PersonRecord>>> PeopleAsync()
    {
        var read = await entries.ReadEntriesAsync(TrustKeys.People);
        return read.IsFound
            ? read
                .Value.Entries.Select(static entry => TrustText.Read(entry.Value, TrustJson.Default.PersonRecord))
                .OfType<PersonRecord>()
                .Where(static person => person.Belongs)
                .OrderBy(static person => person.Name, StringComparer.Ordinal)
                .ToList()
            : JoinErrors.Unavailable(read.Reason);
    }

    /// <summary>The name is free again, and its certificates are turned away. The node may live: then it is cut off.</summary>
    /// <returns>The record as it stands now.</returns>
    public async Task<Outcome<NodeRecord>> RemoveNodeAsync(string name, string by)
    {
        var nameKey = TrustKeys.Name(name);
        var seen = await entries.LookAtAsync([nameKey]);
        var all = await entries.ReadEntriesAsync(TrustKeys.Nodes);
        if (!seen.IsFound || !all.IsFound)
        {
            return JoinErrors.Unavailable(seen.Reason + all.Reason);
        }

        var named = Kept<NameRecord>.In(seen.Value, nameKey, TrustJson.Default.NameRecord);
        if (!NodeId.TryParse(named.Value?.Node, out var id))
        {
            return named.IsUnreadable ? JoinErrors.NewerRecord : RegisterErrors.NoNode(name);
        }

        var kept = Kept<NodeRecord>.In(all.Value, TrustKeys.Node(id), TrustJson.Default.NodeRecord);
        if (kept.Value is not { } node)
        {
            return JoinErrors.NewerRecord;
        }

        return CustodyRules.IsLastHolder(node, NodeRecords.In(all.Value))
            ? RegisterErrors.LastHolder(node)
            : await RemoveAsync(named, kept, node, by);
    }

    /// <summary>
    /// A node that goes in order: its name is free, and its certificate is turned away. The node itself may join again, with another
    /// key.
    /// </summary>
    /// <returns>The record as it stands now.</returns>
    public async Task<Outcome<NodeRecord>> LeaveAsync(NodeId self, string by)
    {
        var all = await entries.ReadEntriesAsync(TrustKeys.Nodes);
        if (!all.IsFound)
        {
            return JoinErrors.Unavailable(all.Reason);
        }

        var kept = Kept<NodeRecord>.In(all.Value, TrustKeys.Node(self), TrustJson.Default.NodeRecord);
        if (kept.Value is not { } node)
        {
            return kept.IsUnreadable ? JoinErrors.NewerRecord : RegisterErrors.NoNode(self.Value);
        }

        var nodes = NodeRecords.In(all.Value);
        if (!node.Belongs)
        {
            return node;
        }

        return CustodyRules.IsLastHolder(node, nodes) && nodes.Any(other => other.Belongs && other.Node != node.Node)
            ? RegisterErrors.LastHolder(node)
            : await LeaveAsync(kept, node, by);
    }

    public async Task<Outcome<PersonRecord>> RemovePersonAsync(string name, string by)
    {
        var found = await PersonAsync(name);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var person = found.Value.Value!;
        // There already where another name bore the same key.
        var deniedKey = TrustKeys.DeniedKey(person.Key);
        var denied = await entries.LookAtAsync([deniedKey]);
        if (!denied.IsFound)
        {
            return JoinErrors.Unavailable(denied.Reason);
        }

        var at = RecordTimes.After(now(), found.Value.Entry, denied.Value.Find(deniedKey));
        var left = person with { Left = new LeavingRecord(at.Value, by, "removed") };
        var written = await entries.SettleAsync(
            new EntryChange(
                [found.Value.Unchanged],
                [
                    TrustText.Put(found.Value.Key, left, TrustJson.Default.PersonRecord),
                    Deny(deniedKey, by, $"{name} was removed.", at),
                ]
            )
        );
        return written.IsDone ? left : JoinErrors.NotStored(written.Status, written.Reason);
    }

    /// <param name="role">As in <see cref="Contracts.Palettes.Roles"/>.</param>
    public async Task<Outcome<PersonRecord>> GiveRoleAsync(string name, string role)
    {
        if (Invitations.InvitedRoles.Parse(role) is null or Invitations.InvitedRole.Node)
        {
            return RegisterErrors.NoRole(role);
        }

        var found = await PersonAsync(name);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var changed = found.Value.Value! with { Role = role };
        var written = await entries.SettleAsync(
            new EntryChange(
                [found.Value.Unchanged],
                [TrustText.Put(found.Value.Key, changed, TrustJson.Default.PersonRecord)]
            )
        );
        return written.IsDone ? changed : JoinErrors.NotStored(written.Status, written.Reason);
    }

    private async Task<Outcome<Kept<PersonRecord>>> PersonAsync(string name)
    {
        var key = TrustKeys.Person(name);
        var seen = await entries.LookAtAsync([key]);
        if (!seen.IsFound)
        {
            return JoinErrors.Unavailable(seen.Reason);
        }

        var kept = Kept<PersonRecord>.In(seen.Value, key, TrustJson.Default.PersonRecord);
        return kept.IsUnreadable ? JoinErrors.NewerRecord
            : kept.Value is { Belongs: true } ? kept
            : RegisterErrors.NoPerson(name);
    }

    private async Task<Outcome<NodeRecord>> LeaveAsync(Kept<NodeRecord> kept, NodeRecord node, string by)
    {
        var nameKey = TrustKeys.Name(node.Name);
        var seen = await entries.LookAtAsync([nameKey]);
        if (!seen.IsFound)
        {
            return JoinErrors.Unavailable(seen.Reason);
        }

        var named = Kept<NameRecord>.In(seen.Value, nameKey, TrustJson.Default.NameRecord);
        var at = RecordTimes.After(now(), kept.Entry, named.Entry);
        return named.Value is null
            ? JoinErrors.NewerRecord
            : await EndAsync(
                named,
                kept,
                node with
                {
                    Left = new LeavingRecord(at.Value, by, LeavingRecord.InOrder),
                    HoldsKey = false,
                },
                Deny(TrustKeys.DeniedKey(node.Key), by, $"The node {node.Name} has left the cluster.", at)
            );
    }

    private async Task<Outcome<NodeRecord>> RemoveAsync(
        Kept<NameRecord> named,
        Kept<NodeRecord> kept,
        NodeRecord node,
        string by
    )
    {
        var at = RecordTimes.After(now(), kept.Entry, named.Entry);
        var left = node with { Left = new LeavingRecord(at.Value, by, "removed"), HoldsKey = false };
        return await EndAsync(
            named,
            kept,
            left,
            Deny(TrustKeys.DeniedNode(node.Node), by, $"The node {node.Name} was removed.", at)
        );
    }

    private async Task<Outcome<NodeRecord>> EndAsync(
        Kept<NameRecord> named,
        Kept<NodeRecord> kept,
        NodeRecord left,
        EntryWrite denial
    )
    {
        var free = named.Value! with { Node = null, Since = left.Left!.At };
        var written = await entries.SettleAsync(
            new EntryChange(
                [named.Unchanged, kept.Unchanged],
                [
                    TrustText.Put(kept.Key, left, TrustJson.Default.NodeRecord),
                    TrustText.Put(named.Key, free, TrustJson.Default.NameRecord),
                    denial,
                ]
            )
        );
        return written.IsDone ? left : JoinErrors.NotStored(written.Status, written.Reason);
    }

    private static EntryWrite Deny(EntryKey key, string by, string why, HybridTime at) =>
        TrustText.Put(key, new DenialRecord(TrustText.Newest, why, by, at.Value), TrustJson.Default.DenialRecord);
}
