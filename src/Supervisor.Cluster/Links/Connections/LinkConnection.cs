using System.Buffers.Binary;
using System.IO.Pipelines;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Handshake;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>One link while it lives: what is said goes out, what comes goes to the lanes, and a silent peer is given up.</summary>
internal sealed class LinkConnection : IFrameHandler
{
    /// <summary>For a peer that is told goodbye.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(1);

    private static readonly OperatorError Silent = new(
        LinkErrorCodes.Silent,
        "The peer says nothing any more.",
        $"Nothing came for {LinkProtocol.Patience.TotalSeconds:0} s: its daemon hangs, or its machine or the network between is gone.",
        ""
    );

    private readonly LinkEnds _ends;
    private readonly LinkLanes _lanes;
    private readonly LinkWriter _writer;
    private readonly LinkReader _reader;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource<Ending> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _heardAt;

    public LinkConnection(
        LinkEnds ends,
        LinkStream stream,
        PipeReader reader,
        IReadOnlyList<ILaneEnd> lanes,
        TimeProvider clock
    )
    {
        (_ends, _clock) = (ends, clock);
        _lanes = new LinkLanes(ends, lanes, SayTaken);
        _writer = new LinkWriter(stream.Stream, _lanes.Outbound, _lanes.TellRoom);
        _reader = new LinkReader(reader, this);
        _heardAt = clock.GetTimestamp();
    }

    public HeardMark Heard => new(Volatile.Read(ref _heardAt));

    /// <param name="lane">Our number.</param>
    public SayResult Say(int lane, ReadOnlySpan<byte> body)
    {
        if (_lanes.Outbound[lane] is not { } outbound)
        {
            return SayResult.NotUnderstood;
        }

        var result = outbound.Add(body, out var isFirst);
        if (isFirst)
        {
            _writer.Ring();
        }

        return result;
    }

    /// <summary>Says goodbye, and ends soon after.</summary>
    public void End(OperatorError reason)
    {
        // First the reason: a peer that hears goodbye hangs up, and that is not why it ended.
        if (_ended.TrySetResult(new Ending(reason, TimeToLeave)))
        {
            _writer.Control.Add(Goodbye.Frame(reason));
            _writer.Ring();
        }
    }

    /// <summary>Ends at once.</summary>
    public void Abort(OperatorError reason) => _ended.TrySetResult(new Ending(reason, TimeSpan.Zero));

    /// <summary>Returns when nothing more comes or goes, and the lanes have heard so.</summary>
    /// <param name="onEnd">From here on it is no link any more.</param>
    /// <returns>Why it has ended.</returns>
    public async Task<OperatorError> RunAsync(Action onEnd)
    {
        _lanes.TellLinked();
        var reason = await ServeAsync();
        onEnd();
        _lanes.TellLost(reason);
        return reason;
    }

    private async Task<OperatorError> ServeAsync()
    {
        using var stop = new CancellationTokenSource();
        var watching = GuardedAsync(WatchAsync(stop.Token));
        var writing = GuardedAsync(WriteAsync(stop.Token));
        var reading = GuardedAsync(_reader.RunAsync(stop.Token));
        var first = await Task.WhenAny(_ended.Task, reading, writing, watching);
        OperatorError reason;
        if (first == _ended.Task)
        {
            (reason, var patience) = await _ended.Task;
            await Task.WhenAny(reading, writing, watching, Task.Delay(patience, _clock, stop.Token));
        }
        else
        {
            reason = await (Task<OperatorError>)first;
        }

        await stop.CancelAsync();
        await Task.WhenAll(reading, writing, watching);
        return reason;
    }

    void IFrameHandler.Heard() => Volatile.Write(ref _heardAt, _clock.GetTimestamp());

    bool IFrameHandler.Said(LinkFrame frame) => _lanes.Receive(frame);

    void IFrameHandler.AllSaid() => _lanes.HandOn();

    void IFrameHandler.Taken(byte lane, long bytes)
    {
        _lanes.Take(lane, bytes);
        _writer.Ring();
    }

    private void SayTaken(byte lane, long bytes)
    {
        Span<byte> body = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(body, bytes);
        _writer.Control.Add(FrameKind.Taken, lane, body);
        _writer.Ring();
    }

    private async Task<OperatorError> WriteAsync(CancellationToken cancellation)
    {
        await _writer.RunAsync(cancellation);
        return Silent;
    }

    private async Task<OperatorError> WatchAsync(CancellationToken cancellation)
    {
        using var beats = new PeriodicTimer(LinkProtocol.BeatInterval, _clock);
        while (await beats.WaitForNextTickAsync(cancellation))
        {
            if (_clock.GetElapsedTime(Volatile.Read(ref _heardAt)) > LinkProtocol.Patience)
            {
                break;
            }

            _writer.Control.Add(FrameKind.Beat, 0, []);
            _writer.Ring();
        }

        return Silent;
    }

    /// <summary>A link of which one part has ended would take words and lose them, so whatever ends a part ends all of it.</summary>
    private async Task<OperatorError> GuardedAsync(Task<OperatorError> part)
    {
        try
        {
            return await part;
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return new OperatorError(LinkErrorCodes.Ended, "The connection has ended.", lost.Message, "");
        }
        catch (Exception fault)
        {
            _ends.Observer.Faulted($"{_ends.Terms.Peer}", fault);
            return LinkFaults.Of(fault);
        }
    }

    /// <param name="Patience">For the peer to hear it and to hang up.</param>
    private readonly record struct Ending(OperatorError Reason, TimeSpan Patience);
}
