using Supervisor.Cluster.Links.Transport;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Records;

internal static class NodeRecords
{
    /// <summary>Those that can be read.</summary>
    public static IReadOnlyList<NodeRecord> In(EntriesSeen nodes) =>
        [
            .. nodes
                .Entries.Select(static entry => TrustText.Read(entry.Value, TrustJson.Default.NodeRecord))
                .OfType<NodeRecord>(),
        ];

    /// <summary>What its certificate is good for.</summary>
    public static IEnumerable<string> HostsOf(NodeRecord node) =>
        node.Addresses.Select(static address => AddressOf(address).Host).Distinct(StringComparer.Ordinal);

    /// <summary>Of one that was read already, where it was judged.</summary>
    public static LinkAddress AddressOf(string text) =>
        LinkAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidOperationException($"{text} was taken for an address, and is none.");
}
