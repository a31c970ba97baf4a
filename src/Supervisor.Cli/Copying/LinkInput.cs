using Supervisor.Cli.Connection;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Copying;

/// <summary>What a node sends in a session, for who reads a stream; what it says beside that is kept.</summary>
internal sealed class LinkInput(SessionLink link) : Stream
{
    private byte[] _rest = [];
    private int _start;

    /// <summary>Up to <c>end</c>, when all has been read.</summary>
    public List<Frame> Said { get; } = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsOver => Said.Exists(frame => frame is ErrorFrame or EndFrame);

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _rest.Length && !IsOver)
        {
            Receive();
        }

        var some = Math.Min(count, _rest.Length - _start);
        _rest.AsSpan(_start, some).CopyTo(buffer.AsSpan(offset));
        _start += some;
        return some;
    }

    /// <summary>What is left of the answer, when nobody wants more of its bytes.</summary>
    public void Finish()
    {
        while (!Said.Exists(frame => frame is EndFrame))
        {
            Receive();
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Receive()
    {
        var (part, bytes) = link.Receive();
        if (part is SessionPart.Output)
        {
            (_rest, _start) = (bytes, 0);
        }
        else if (part is SessionPart.Frame && FrameCodec.Read(bytes) is { } frame)
        {
            Said.Add(frame);
        }
    }
}
