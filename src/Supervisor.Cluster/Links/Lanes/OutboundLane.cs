using System.Buffers;
using System.Buffers.Binary;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>
/// What is said in one lane of one link and is not sent yet, as frames one after the other: saying copies bytes, and sending
/// takes as many whole frames as the receiver's window lets go.
/// </summary>
/// <param name="number">The receiver's.</param>
/// <param name="window">How many bytes may be sent that its receiver has not taken.</param>
internal sealed class OutboundLane(byte number, int window)
{
    private readonly Lock _gate = new();
    private byte[] _frames = [];
    private int _start;
    private int _end;
    private long _untaken;
    private bool _isRoomAwaited;

    /// <param name="isFirst">
    /// Nothing waited before it, so somebody has to be woken who sends it. For what waits that has been done, or it waits for its
    /// receiver, and waking anybody would be in vain.
    /// </param>
    public SayResult Add(ReadOnlySpan<byte> body, out bool isFirst)
    {
        isFirst = false;
        if (body.Length > LinkProtocol.MaxBodyBytes)
        {
            return SayResult.TooLarge;
        }

        var bytes = LinkProtocol.HeaderBytes + body.Length;
        lock (_gate)
        {
            // One that is large goes in when nothing else waits.
            if (_end - _start + bytes > LinkProtocol.QueueBytes && _end > _start)
            {
                _isRoomAwaited = true;
                return SayResult.Full;
            }

            isFirst = _end == _start;
            MakeRoom(bytes);
            LinkFrame.WriteHeader(_frames.AsSpan(_end), FrameKind.Said, number, body.Length);
            body.CopyTo(_frames.AsSpan(_end + LinkProtocol.HeaderBytes));
            _end += bytes;
            return SayResult.Accepted;
        }
    }

    /// <summary>Moves what may be sent, at most about so much.</summary>
    /// <returns>Whether somebody waits to be told that there is room again, and there is.</returns>
    public bool MoveTo(IBufferWriter<byte> outgoing, int most)
    {
        lock (_gate)
        {
            var bytes = Sendable(most);
            if (bytes > 0)
            {
                outgoing.Write(_frames.AsSpan(_start, bytes));
                _start += bytes;
                _untaken += bytes;
                ForgetSent();
            }

            return IsRoomNews();
        }
    }

    /// <summary>Its receiver has taken so many of the bytes that were sent.</summary>
    public void Take(long bytes)
    {
        lock (_gate)
        {
            _untaken = Math.Max(0, _untaken - bytes);
        }
    }

    /// <summary>
    /// Whole frames as long as the window is not used up; the last may go beyond it. So a message that is larger than the
    /// window passes too, and a receiver that says only now and then what it has taken never leaves both waiting.
    /// </summary>
    private int Sendable(int most)
    {
        var bytes = 0;
        while (_start + bytes < _end && bytes < most && _untaken + bytes < window)
        {
            bytes += LinkProtocol.LengthBytes + BinaryPrimitives.ReadInt32LittleEndian(_frames.AsSpan(_start + bytes));
        }

        return bytes;
    }

    private bool IsRoomNews()
    {
        if (!_isRoomAwaited || _end - _start > LinkProtocol.QueueBytes / 2)
        {
            return false;
        }

        _isRoomAwaited = false;
        return true;
    }

    private void ForgetSent()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    private void MakeRoom(int more)
    {
        if (_end + more <= _frames.Length)
        {
            return;
        }

        var waiting = _end - _start;
        var larger =
            waiting + more <= _frames.Length / 2
                ? _frames
                : new byte[Math.Max(4 * 1024, Math.Max(waiting + more, _frames.Length * 2))];
        _frames.AsSpan(_start, waiting).CopyTo(larger);
        (_frames, _start, _end) = (larger, 0, waiting);
    }
}
