using System.IO.Pipelines;
using Supervisor.Cluster.Links.Connections;
using Supervisor.Cluster.Links.Handshake;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Peers;

/// <summary>The link to one other node: at most one lives at a time, whoever dialled it.</summary>
internal sealed class PeerLink : IAsyncDisposable
{
    private static readonly OperatorError Stopping = new(LinkErrorCodes.Stopping, "The daemon stops.", "", "");

    private static readonly OperatorError Replaced = new(
        LinkErrorCodes.Replaced,
        "Another link to the same node takes its place.",
        "",
        ""
    );

    /// <summary>As much at once as a peer sends in one piece.</summary>
    private static readonly StreamPipeReaderOptions Reading = new(bufferSize: LinkProtocol.PieceBytes);

    private readonly PeerServices _services;
    private readonly PeerDialler _dialler;
    private readonly SemaphoreSlim _turn = new(1);
    private volatile LinkConnection? _current;
    private volatile HeardMark? _lastHeard;
    private LinkChoice? _choice;
    private Task _running = Task.CompletedTask;
    private bool _isStopping;

    public PeerLink(NodeId node, PeerServices services)
    {
        (Node, _services) = (node, services);
        _dialler = new PeerDialler(node, services, AdmitAsync, () => _current is not null);
    }

    public NodeId Node { get; }

    /// <summary>For how long nothing has come over the link, or over the last one; null: there was none.</summary>
    public TimeSpan? SinceHeard =>
        (_current?.Heard ?? _lastHeard) is { } heard ? _services.Settings.Clock.GetElapsedTime(heard.At) : null;

    public SayResult Say(int lane, ReadOnlySpan<byte> body)
    {
        if (_current is { } link)
        {
            return link.Say(lane, body);
        }

        _dialler.Need();
        return SayResult.NotLinked;
    }

    /// <summary>Has a link opened, if there is none.</summary>
    public void Seek()
    {
        if (_current is null)
        {
            _dialler.Need();
        }
    }

    /// <summary>Greets the other end, and has the link live when there is none that is better.</summary>
    /// <param name="dialler">Who made it.</param>
    /// <returns>Why it does not live, or null.</returns>
    public async Task<OperatorError?> AdmitAsync(LinkStream stream, NodeId dialler)
    {
        try
        {
            return await GreetAsync(stream, dialler);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public void Cut(OperatorError reason) => _current?.End(reason);

    public async ValueTask DisposeAsync()
    {
        await _dialler.DisposeAsync();
        await _turn.WaitAsync();
        try
        {
            _isStopping = true;
            _current?.End(Stopping);
            await _running;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<OperatorError?> GreetAsync(LinkStream stream, NodeId dialler)
    {
        var reader = PipeReader.Create(stream.Stream, Reading);
        var terms = await Greeting.ExchangeAsync(
            stream.Stream,
            reader,
            _services.Hello,
            Prove(stream),
            _services.Patience
        );
        if (!terms.IsOk)
        {
            await stream.DisposeAsync();
            return terms.Error;
        }

        if (await TakeAsync(stream, reader, terms.Value, dialler) is not { } refusal)
        {
            return null;
        }

        await Goodbye.SayAsync(stream.Stream, reader, refusal, _services.Patience);
        await stream.DisposeAsync();
        // There is a better one, so nobody lacks a link.
        return refusal == Replaced ? null : refusal;
    }

    private Outcome<NodeId> Prove(LinkStream stream) =>
        stream.Peer is { IsOk: true, Value: var proven } && proven != Node
            ? new OperatorError(
                LinkErrorCodes.OtherNode,
                "Another node answers than the one that was dialled.",
                $"It is {proven}, and {Node} was meant.",
                "See who listens there: pbm cluster show --wide."
            )
            : stream.Peer;

    /// <returns>Why it is not wanted, or null.</returns>
    private async Task<OperatorError?> TakeAsync(LinkStream stream, PipeReader reader, LinkTerms terms, NodeId dialler)
    {
        await _turn.WaitAsync();
        try
        {
            var choice = new LinkChoice(terms.Run, dialler, dialler == Node ? _services.Settings.Node : Node);
            if (_isStopping || (_current is not null && !choice.Replaces(_choice)))
            {
                return _isStopping ? Stopping : Replaced;
            }

            _current?.Abort(Replaced);
            await _running;
            var ends = new LinkEnds(_services.NextLink(), terms, _services.Settings.Window, _services.Observer);
            var link = new LinkConnection(ends, stream, reader, _services.Lanes, _services.Settings.Clock);
            _choice = choice;
            // Whoever is denied from here on is cut; who was while it was greeted, nobody found to cut.
            Interlocked.Exchange(ref _current, link);
            if (stream.WhyDeniedNow() is { } denied)
            {
                link.End(denied);
            }

            // Last: whoever hears that there is a link speaks at once, and is told only once.
            _running = RunAsync(link, stream);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RunAsync(LinkConnection link, LinkStream stream)
    {
        // Not in the turn of whoever admits it.
        await Task.Yield();
        var reason = await ServeAsync(link, stream);
        _services.Observer.Lost(Node, reason);
    }

    private async Task<OperatorError> ServeAsync(LinkConnection link, LinkStream stream)
    {
        try
        {
            await using (stream)
            {
                _services.Observer.Linked(Node);
                return await link.RunAsync(() => Forget(link));
            }
        }
        catch (Exception fault)
        {
            // Or it would be taken for one that lives, and none would take its place.
            Forget(link);
            _services.Observer.Faulted($"{Node}", fault);
            return LinkFaults.Of(fault);
        }
    }

    private void Forget(LinkConnection link) => (_lastHeard, _current) = (link.Heard, null);
}
