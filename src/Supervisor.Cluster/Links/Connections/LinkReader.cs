using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Handshake;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>Takes what comes, frame by frame, in order.</summary>
internal sealed class LinkReader(PipeReader reader, IFrameHandler handler)
{
    private static readonly OperatorError Ended = new(
        LinkErrorCodes.Ended,
        "The connection has ended.",
        "The peer's daemon is gone, or its machine or the network between is.",
        ""
    );

    private static readonly OperatorError Broken = new(
        LinkErrorCodes.BadFrame,
        "What came over the link is no frame.",
        "",
        ""
    );

    private long _unhanded;

    /// <returns>Why nothing more comes.</returns>
    public async Task<OperatorError> RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var read = await ReadAsync(cancellation);
                handler.Heard();
                var rest = read.Buffer;
                var end = TakeAll(ref rest);
                _unhanded += read.Buffer.Length - rest.Length;
                if (end is not null)
                {
                    return end;
                }

                reader.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                {
                    return Ended;
                }
            }
        }
        finally
        {
            handler.AllSaid();
        }
    }

    /// <summary>
    /// What has come is handed on before anything is waited for. When more is there already it waits for that, up to a piece: to wake who
    /// listens costs as much as hundreds of messages.
    /// </summary>
    private ValueTask<ReadResult> ReadAsync(CancellationToken cancellation)
    {
        var reading = reader.ReadAsync(cancellation);
        if (!reading.IsCompleted || _unhanded >= LinkProtocol.PieceBytes)
        {
            handler.AllSaid();
            _unhanded = 0;
        }

        return reading;
    }

    private OperatorError? TakeAll(ref ReadOnlySequence<byte> received)
    {
        while (true)
        {
            // Nearly all frames lie within one piece of what came.
            var piece = received.FirstSpan;
            var end = TakeWithin(ref piece);
            received = received.Slice(received.FirstSpan.Length - piece.Length);
            if (end is not null)
            {
                return end;
            }

            switch (LinkFrame.TryTake(ref received, out var frame))
            {
                case FrameReading.NeedsMore:
                    return null;
                case FrameReading.Broken:
                    return Broken;
                case FrameReading.Whole when Take(frame) is { } last:
                    return last;
            }
        }
    }

    private OperatorError? TakeWithin(ref ReadOnlySpan<byte> piece)
    {
        while (LinkFrame.TryTake(ref piece, out var frame) == FrameReading.Whole)
        {
            if (Take(frame) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>A kind that is not known is the next version's, and meant for those who know it.</summary>
    private OperatorError? Take(LinkFrame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Said:
                return handler.Said(frame) ? null : Broken;
            case FrameKind.Taken when frame.Body.Length == sizeof(long):
                handler.Taken(frame.Lane, BinaryPrimitives.ReadInt64LittleEndian(frame.Body));
                return null;
            case FrameKind.Goodbye:
                return Goodbye.Read(frame);
            default:
                return null;
        }
    }
}
