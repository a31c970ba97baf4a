using System.Collections.Concurrent;
using System.IO.Pipelines;
using Supervisor.Cluster.Links.Handshake;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Cluster.Links.Peers;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links;

/// <summary>
/// This node's links to all others: opened when somebody has something to say, or when another dials. All lanes are added
/// before the start, for each link tells its peer what is understood here.
/// </summary>
internal sealed class NodeLinks(
    LinkSettings settings,
    ILinkTransport transport,
    ILinkDirectory directory,
    ILinkObserver observer
) : IAsyncDisposable
{
    private readonly List<ILaneEnd> _lanes = [];
    private readonly ConcurrentDictionary<NodeId, PeerLink> _peers = new();
    private readonly TasksUnderWay _admissions = new();
    private readonly CancellationTokenSource _stopping = new();
    private PeerServices? _services;
    private volatile PeerLink? _lastAsked;
    private Task _accepting = Task.CompletedTask;

    public ILane<TMessage> Add<TMessage>(LaneDefinition<TMessage> definition)
        where TMessage : class
    {
        if (_services is not null || _lanes.Count == LinkProtocol.MostLanes)
        {
            throw new InvalidOperationException($"The lane {definition.Name} comes too late, or is one too many.");
        }

        var number = _lanes.Count;
        var lane = new Lane<TMessage>(definition, (node, body) => Say(number, node, body));
        _lanes.Add(lane);
        return lane;
    }

    public void Start()
    {
        _services = new PeerServices(settings, transport, directory, observer, [.. _lanes])
        {
            Patience = new Patience(LinkProtocol.TimeToGreet, settings.Clock, _stopping.Token),
        };
        _accepting = AcceptAllAsync();
    }

    /// <summary>Ends the link to a node that is not to have one any more; whether it gets another is for the handshake to say.</summary>
    public void Cut(NodeId node, OperatorError reason)
    {
        if (_peers.TryGetValue(node, out var peer))
        {
            peer.Cut(reason);
        }
    }

    /// <summary>Has a link opened that nobody has anything to say over yet.</summary>
    public void Seek(NodeId node)
    {
        if (_services is not null)
        {
            PeerOf(node).Seek();
        }
    }

    /// <summary>For how long nothing has come from the node over a link; null: there was none.</summary>
    public TimeSpan? SinceHeard(NodeId node) => _peers.GetValueOrDefault(node)?.SinceHeard;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        await _admissions.AllEnded;
        await Task.WhenAll(_peers.Values.Select(peer => peer.DisposeAsync().AsTask()));
        _stopping.Dispose();
    }

    private SayResult Say(int lane, NodeId node, ReadOnlySpan<byte> body) =>
        _services is null ? SayResult.NotLinked : PeerOf(node).Say(lane, body);

    private PeerLink PeerOf(NodeId node)
    {
        // Who says much says most of it to one node, and looking that up would cost as much as handing it over.
        if (_lastAsked is { } last && last.Node == node)
        {
            return last;
        }

        return _lastAsked = _peers.GetOrAdd(node, static (id, services) => new PeerLink(id, services), _services!);
    }

    private async Task AcceptAllAsync()
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                var stream = await transport.AcceptAsync(_stopping.Token);
                _admissions.Add(AdmitAsync(stream));
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    private async Task AdmitAsync(LinkStream stream)
    {
        try
        {
            var problem = stream.Peer.IsOk
                ? await PeerOf(stream.Peer.Value).AdmitAsync(stream, dialler: stream.Peer.Value)
                : await TurnAwayAsync(stream, stream.Peer.Error);
            if (problem is not null)
            {
                observer.Refused(stream.Remote, problem);
            }
        }
        catch (Exception fault) when (!_stopping.IsCancellationRequested)
        {
            observer.Faulted(stream.Remote, fault);
        }
    }

    private async Task<OperatorError> TurnAwayAsync(LinkStream stream, OperatorError reason)
    {
        await using (stream)
        {
            await Goodbye.SayAsync(stream.Stream, PipeReader.Create(stream.Stream), reason, _services!.Patience);
        }

        return reason;
    }
}
