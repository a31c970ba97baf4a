using Microsoft.Extensions.Logging.Abstractions;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.TestKit.Links;
using Supervisor.Tests.Supervision.Groups;

namespace Supervisor.Tests.Node.Composition;

/// <summary>A whole node with real links, on the thread pool.</summary>
internal sealed class LinkedComposition : IAsyncDisposable, ILinkDirectory, ILinkObserver
{
    private readonly NodeLinks _links;

    public LinkedComposition(byte number, MemoryNetwork network, IMembership members)
    {
        Id = LinkWorld.Node(number);
        var settings = new LinkSettings(LinkWorld.Cluster, Id, $"run-{number}", TimeProvider.System, () => 0.5);
        _links = new NodeLinks(settings, network.Open(Id).Transport, this, this);
        var roster = _links.Add(RosterLane.Definition);
        var commands = _links.Add(CommandLane.Definition);
        var ports = new NodePorts(
            TimeProvider.System,
            new SeededChance(number),
            new ThreadPoolDispatcher(),
            new MemoryStore(new MemoryMedium()),
            NullLoggerFactory.Instance
        )
        {
            Runtime = new WorldRuntime(),
            Others = new OtherNodes(members, roster, commands),
        };
        var identity = new NodeIdentity(Id, LinkWorld.Cluster, $"pc{number}", Machine: null);
        Node = NodeComposition.Start(new NodeStart(identity, $"run-{number}", "1.0", ProcessId: 1), ports);
        Node.FollowOthers();
        _links.Start();
    }

    public NodeId Id { get; }

    public NodeComposition Node { get; }

    /// <summary>As an operator would, with all that comes.</summary>
    public async Task<List<Frame>> AskAsync(string palette, string command, string? agent, CancellationToken stop)
    {
        var found = Node.Palettes.Find(palette, command).Value!;
        var arguments = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (agent is not null)
        {
            arguments[found.Handler.Description.Arguments[0].Name] = [agent];
        }

        var request = new CommandRequest("id-1", arguments);
        Outcome<CommandCall> call = RequestRules.Check(found, request, new Caller("ann", Role.Admin));
        return await found.Handler.RunAsync(call.Value!, stop).ToListAsync(stop);
    }

    public IReadOnlyList<LinkAddress> Find(NodeId node) => [new LinkAddress(node.Value, 1)];

    public async ValueTask DisposeAsync()
    {
        await Node.StopAsync();
        await _links.DisposeAsync();
    }

    void ILinkObserver.Linked(NodeId node) { }

    void ILinkObserver.Lost(NodeId node, OperatorError reason) { }

    void ILinkObserver.NotLinked(NodeId node, OperatorError reason) { }

    void ILinkObserver.Unreadable(NodeId node, string lane) =>
        throw new InvalidOperationException($"Nodes of one version say nothing unreadable, and {node} did in {lane}.");

    void ILinkObserver.Refused(string remote, OperatorError reason) { }

    void ILinkObserver.Faulted(string peer, Exception fault) =>
        throw new InvalidOperationException($"Linked with {peer}.", fault);
}
