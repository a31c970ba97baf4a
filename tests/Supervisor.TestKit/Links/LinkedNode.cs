using System.Collections.Concurrent;
using Supervisor.Actors;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.TestKit.Links;

/// <summary>A node that is nothing but its links: lanes, and an actor that listens to each.</summary>
internal sealed class LinkedNode : IAsyncDisposable, ILinkObserver, IActorSystemObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NodeLinks _links;
    private readonly ActorSystem _actors;
    private readonly Dictionary<string, ILane<Word>> _lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<OperatorError> _refusals = new();

    public LinkedNode(LinkSettings settings, ILinkTransport transport, ILinkDirectory directory, params string[] lanes)
    {
        Id = settings.Node;
        _actors = new ActorSystem(
            new ActorSystemSettings("links", TimeProvider.System, new SeededChance(1), new ThreadPoolDispatcher(), this)
        );
        _links = new NodeLinks(settings, transport, directory, this);
        foreach (var lane in lanes)
        {
            _lanes.Add(lane, _links.Add(WordJson.Lane(lane)));
        }

        _links.Start();
    }

    public NodeId Id { get; }

    /// <summary>Why links did not come about, as this end saw it.</summary>
    public IReadOnlyCollection<OperatorError> Refusals => _refusals;

    public ILane<Word> Lane(string name = LinkWorld.Words) => _lanes[name];

    public LaneEar Listen(string name = LinkWorld.Words, bool takesAtOnce = true)
    {
        var ear = new LaneEar { TakesAtOnce = takesAtOnce };
        Listen(name, ear.Listening);
        return ear;
    }

    public void Listen(string name, Props<LaneNews<Word>> listener) =>
        Lane(name).ListenBy(_actors.Spawn(listener, $"ear-{Guid.NewGuid():N}"));

    public void Seek(NodeId node) => _links.Seek(node);

    public TimeSpan? SinceHeard(NodeId node) => _links.SinceHeard(node);

    public void Cut(NodeId node, OperatorError reason) => _links.Cut(node, reason);

    public async ValueTask DisposeAsync()
    {
        await _links.DisposeAsync();
        await _actors.ShutdownAsync(Patience);
    }

    void ILinkObserver.Linked(NodeId node) { }

    void ILinkObserver.Lost(NodeId node, OperatorError reason) { }

    void ILinkObserver.NotLinked(NodeId node, OperatorError reason) => _refusals.Enqueue(reason);

    void ILinkObserver.Unreadable(NodeId node, string lane) =>
        throw new InvalidOperationException($"Test nodes say nothing unreadable, and {node} did in {lane}.");

    void ILinkObserver.Refused(string remote, OperatorError reason) => _refusals.Enqueue(reason);

    void ILinkObserver.Faulted(string peer, Exception fault) =>
        throw new InvalidOperationException($"Linked with {peer}.", fault);

    void IActorSystemObserver.OnFailure(ActorFailure failure) =>
        throw new InvalidOperationException($"An actor of a test failed: {failure}");

    void IActorSystemObserver.OnFailureWhileStopping(string path, Exception cause) =>
        throw new InvalidOperationException($"An actor of a test failed: {path}", cause);
}
