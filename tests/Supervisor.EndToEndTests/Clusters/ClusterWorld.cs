using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>Nodes on this machine that agree by a real etcd.</summary>
internal sealed class ClusterWorld : IAsyncDisposable
{
    public const string First = "mainpc";
    public const string Second = "pc2";

    private readonly Scratch _scratch = new();
    private readonly List<ClusterNode> _nodes = [];

    public EtcdProcess Etcd { get; } = new("one");

    /// <summary>With two nodes, or none that was started.</summary>
    public static async Task<ClusterWorld> StartAsync(bool withNodes = true)
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        var world = new ClusterWorld();
        try
        {
            await world.Etcd.StartAloneAsync();
            if (withNodes)
            {
                var first = world.Add(First);
                await first.StartAsync();
                await world.Add(Second, []).JoinAsync(first);
            }

            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public (ClusterNode First, ClusterNode Second) Pair => (_nodes[0], _nodes[1]);

    /// <summary>For nodes that agree by a file.</summary>
    public string SharedFile => _scratch.File("shared.db");

    public ClusterNode Add(string name) => Add(name, ["--etcd", Etcd.Endpoint.GetLeftPart(UriPartial.Authority)]);

    /// <param name="place">Where the cluster agrees that it founds; empty: it is to join one.</param>
    public ClusterNode Add(string name, string[] place)
    {
        var node = new ClusterNode(name, place is [] ? [] : ["--cluster", "home", .. place]);
        _nodes.Add(node);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        Etcd.Dispose();
        _scratch.Dispose();
    }
}
