using System.Buffers;
using System.Buffers.Binary;

namespace Supervisor.Cluster.Links.Frames;

/// <summary>A frame as it came; its body is valid until the reader goes on.</summary>
internal readonly ref struct LinkFrame(FrameKind kind, byte lane, ReadOnlySpan<byte> body)
{
    public FrameKind Kind => kind;

    public byte Lane => lane;

    public ReadOnlySpan<byte> Body { get; } = body;

    public int Bytes => LinkProtocol.HeaderBytes + Body.Length;

    /// <summary>Takes the next whole frame off the front.</summary>
    public static FrameReading TryTake(scoped ref ReadOnlySpan<byte> received, out LinkFrame frame)
    {
        frame = default;
        if (received.Length < LinkProtocol.HeaderBytes)
        {
            return FrameReading.NeedsMore;
        }

        if (!IsWhole(BinaryPrimitives.ReadInt32LittleEndian(received), received.Length, out var whole, out var reading))
        {
            return reading;
        }

        frame = new LinkFrame((FrameKind)received[4], received[5], received[LinkProtocol.HeaderBytes..whole]);
        received = received[whole..];
        return FrameReading.Whole;
    }

    /// <summary>The same of what came in pieces: a frame that lies across two of them is put together.</summary>
    public static FrameReading TryTake(scoped ref ReadOnlySequence<byte> received, out LinkFrame frame)
    {
        var first = received.FirstSpan;
        var reading = TryTake(ref first, out frame);
        if (reading == FrameReading.NeedsMore && !received.IsSingleSegment)
        {
            return TryTakeAcross(ref received, out frame);
        }

        received = reading == FrameReading.Whole ? received.Slice(frame.Bytes) : received;
        return reading;
    }

    public static void WriteHeader(Span<byte> header, FrameKind kind, byte lane, int bodyBytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(
            header,
            LinkProtocol.HeaderBytes - LinkProtocol.LengthBytes + bodyBytes
        );
        header[4] = (byte)kind;
        header[5] = lane;
    }

    public static void Write(IBufferWriter<byte> to, FrameKind kind, byte lane, ReadOnlySpan<byte> body)
    {
        var frame = to.GetSpan(LinkProtocol.HeaderBytes + body.Length);
        WriteHeader(frame, kind, lane, body.Length);
        body.CopyTo(frame[LinkProtocol.HeaderBytes..]);
        to.Advance(LinkProtocol.HeaderBytes + body.Length);
    }

    private static FrameReading TryTakeAcross(scoped ref ReadOnlySequence<byte> received, out LinkFrame frame)
    {
        frame = default;
        if (received.Length < LinkProtocol.HeaderBytes)
        {
            return FrameReading.NeedsMore;
        }

        Span<byte> header = stackalloc byte[LinkProtocol.HeaderBytes];
        received.Slice(0, LinkProtocol.HeaderBytes).CopyTo(header);
        if (!IsWhole(BinaryPrimitives.ReadInt32LittleEndian(header), received.Length, out var whole, out var reading))
        {
            return reading;
        }

        var body = received.Slice(LinkProtocol.HeaderBytes, whole - LinkProtocol.HeaderBytes).ToArray();
        frame = new LinkFrame((FrameKind)header[4], header[5], body);
        received = received.Slice(whole);
        return FrameReading.Whole;
    }

    /// <param name="length">As the frame says it: of what follows.</param>
    /// <param name="whole">All of the frame's bytes.</param>
    private static bool IsWhole(int length, long received, out int whole, out FrameReading reading)
    {
        whole = LinkProtocol.LengthBytes + length;
        reading =
            length is < 2 or > LinkProtocol.MaxFrameBytes - LinkProtocol.LengthBytes ? FrameReading.Broken
            : received < whole ? FrameReading.NeedsMore
            : FrameReading.Whole;
        return reading == FrameReading.Whole;
    }
}
