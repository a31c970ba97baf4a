using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

internal sealed class EtcdNodeNames(EtcdLedger ledger, EtcdKeys keys) : INodeNames
{
    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) =>
        ledger.ChangeAsync<NodeName>((head, deadline) => PlanAsync(wanted, head, deadline));

    public async Task<ReadOutcome<NodeName>> ReadNodeAsync(string name)
    {
        var read = await FindAsync(keys.Name(name), ledger.NewDeadline());
        return read.IsAnswered
            ? ReadOutcome<NodeName>.Of(read.Value.Count == 0 ? null : read.Value[0])
            : EtcdOutcomes.Read<NodeName, IReadOnlyList<NodeName>>(read);
    }

    public async Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync()
    {
        var range = new EtcdRange(keys.Names.From, keys.Names.End);
        var read = Parse(await ledger.ReadAsync(range, ledger.NewDeadline()));
        return read.IsAnswered
            ? ReadOutcome<IReadOnlyList<NodeName>>.Of([
                .. read.Value.OrderBy(static node => node.Name, StringComparer.Ordinal),
            ])
            : EtcdOutcomes.Read<IReadOnlyList<NodeName>, IReadOnlyList<NodeName>>(read);
    }

    private async Task<EtcdReply<LedgerChange<NodeName>>> PlanAsync(NodeName wanted, Head head, EtcdDeadline deadline)
    {
        var ofName = await FindAsync(keys.Name(wanted.Name), deadline);
        var ofNode = ofName.IsAnswered ? await FindAsync(keys.Node(wanted.Node), deadline) : ofName;
        if (!ofName.IsAnswered || !ofNode.IsAnswered)
        {
            return ofNode.As<LedgerChange<NodeName>>();
        }

        var verdict = NodeNameRules.Judge(
            wanted,
            ofName.Value.Count == 0 ? null : ofName.Value[0],
            ofNode.Value.Count == 0 ? null : ofNode.Value[0]
        );
        var text = LedgerCodec.Write(wanted);
        EtcdOperation[] writes =
        [
            EtcdOperation.Write(keys.Name(wanted.Name), text),
            EtcdOperation.Write(keys.Node(wanted.Node), text),
        ];
        return EtcdReply<LedgerChange<NodeName>>.Answered(new(verdict, head, writes));
    }

    private async Task<EtcdReply<IReadOnlyList<NodeName>>> FindAsync(byte[] key, EtcdDeadline deadline) =>
        Parse(await ledger.ReadAsync(new EtcdRange(key), deadline));

    private static EtcdReply<IReadOnlyList<NodeName>> Parse(EtcdReply<EtcdRanged> read)
    {
        if (!read.IsAnswered)
        {
            return read.As<IReadOnlyList<NodeName>>();
        }

        var nodes = read.Value.All.Select(LedgerCodec.ReadNode).OfType<NodeName>().ToList();
        return nodes.Count == read.Value.All.Count
            ? EtcdReply<IReadOnlyList<NodeName>>.Answered(nodes)
            : EtcdLedger.Damaged<IReadOnlyList<NodeName>>("names of nodes");
    }
}
