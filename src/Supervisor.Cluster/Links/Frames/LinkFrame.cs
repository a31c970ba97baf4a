using System.Buffers;
using System.Buffers.Binary;

namespace Supervisor.Cluster.Links.Frames;

/// <summary>A frame as it came; its body is valid until the reader goes on.</summary>
internal readonly record struct LinkFrame(FrameKind Kind, byte Lane, ReadOnlySequence<byte> Body)
{
    public int Bytes => LinkProtocol.HeaderBytes + (int)Body.Length;

    /// <summary>Takes the next whole frame off the front.</summary>
    public static FrameReading TryTake(ref ReadOnlySequence<byte> received, out LinkFrame frame)
    {
        frame = default;
        if (received.Length < LinkProtocol.HeaderBytes)
        {
            return FrameReading.NeedsMore;
        }

        Span<byte> header = stackalloc byte[LinkProtocol.HeaderBytes];
        received.Slice(0, LinkProtocol.HeaderBytes).CopyTo(header);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < 2 or > LinkProtocol.MaxFrameBytes - LinkProtocol.LengthBytes)
        {
            return FrameReading.Broken;
        }

        var whole = LinkProtocol.LengthBytes + length;
        if (received.Length < whole)
        {
            return FrameReading.NeedsMore;
        }

        var body = received.Slice(LinkProtocol.HeaderBytes, whole - LinkProtocol.HeaderBytes);
        frame = new LinkFrame((FrameKind)header[4], header[5], body);
        received = received.Slice(whole);
        return FrameReading.Whole;
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
}
