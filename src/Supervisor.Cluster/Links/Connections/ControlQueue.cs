using System.Buffers;
using Supervisor.Cluster.Links.Frames;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>Frames about the link itself. They go before what is said in it, and are few.</summary>
internal sealed class ControlQueue
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _frames = new();

    public void Add(FrameKind kind, byte lane, ReadOnlySpan<byte> body)
    {
        lock (_gate)
        {
            LinkFrame.Write(_frames, kind, lane, body);
        }
    }

    public void Add(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
        {
            _frames.Write(frame);
        }
    }

    public void MoveTo(IBufferWriter<byte> outgoing)
    {
        lock (_gate)
        {
            outgoing.Write(_frames.WrittenSpan);
            _frames.ResetWrittenCount();
        }
    }
}
