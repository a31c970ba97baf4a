using System.Collections.Concurrent;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;

namespace Supervisor.TestKit.Links;

/// <summary>Nodes of one cluster that know where the others are.</summary>
/// <param name="open">Makes a transport of a node, and says where it listens.</param>
internal sealed class LinkWorld(TimeProvider clock, Func<NodeId, (ILinkTransport Transport, LinkAddress Address)> open)
    : ILinkDirectory,
        IAsyncDisposable
{
    public const string Words = "words";
    public const string Others = "others";

    private readonly ConcurrentDictionary<NodeId, LinkAddress> _addresses = new();
    private readonly List<(LinkedNode Node, ILinkTransport Transport)> _nodes = [];
    private int _runs;

    public static ClusterId Cluster { get; } = ClusterId.FromEntropy(new byte[16]);

    public static NodeId Node(byte number) => NodeId.FromEntropy([.. Enumerable.Repeat(number, 16)]);

    public LinkedNode Start(byte number, params string[] lanes)
    {
        var id = Node(number);
        var (transport, address) = open(id);
        _addresses[id] = address;
        var settings = new LinkSettings(Cluster, id, $"run-{++_runs}", clock, () => 0.5);
        var node = new LinkedNode(settings, transport, this, lanes is [] ? [Words, Others] : lanes);
        _nodes.Add((node, transport));
        return node;
    }

    public async Task StopAsync(LinkedNode node)
    {
        var own = _nodes.Single(known => known.Node == node);
        _nodes.Remove(own);
        await node.DisposeAsync();
        if (own.Transport is IAsyncDisposable transport)
        {
            await transport.DisposeAsync();
        }
    }

    public IReadOnlyList<LinkAddress> Find(NodeId node) =>
        _addresses.TryGetValue(node, out var address) ? [address] : [];

    public async ValueTask DisposeAsync()
    {
        foreach (var (node, _) in _nodes.ToList())
        {
            await StopAsync(node);
        }
    }
}
