using System.Buffers.Binary;

namespace Supervisor.Contracts.Guarding;

/// <summary>
/// Puts frames together from what a socket gives. It holds no more than one frame of the allowed size and what came with
/// it, and nothing at all before the first byte: thousands of silent peers cost nothing.
/// </summary>
public sealed class FrameBuffer
{
    private const int SmallestBytes = 1024;

    private byte[] _bytes = [];
    private int _start;
    private int _end;

    public int HeldBytes => _bytes.Length;

    public void Append(ReadOnlySpan<byte> received)
    {
        MakeRoom(received.Length);
        received.CopyTo(_bytes.AsSpan(_end));
        _end += received.Length;
    }

    /// <summary>The body of the next frame; valid until the next call.</summary>
    public FrameReading TryTake(out ReadOnlySpan<byte> body)
    {
        body = default;
        var held = _bytes.AsSpan(_start, _end - _start);
        if (held.Length < GuardFrames.HeaderBytes)
        {
            return FrameReading.NeedsMore;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(held);
        if (length is < 0 or > GuardProtocol.MaxFrameBytes)
        {
            return FrameReading.TooLarge;
        }

        if (held.Length < GuardFrames.HeaderBytes + length)
        {
            return FrameReading.NeedsMore;
        }

        body = held.Slice(GuardFrames.HeaderBytes, length);
        _start += GuardFrames.HeaderBytes + length;
        return FrameReading.Complete;
    }

    /// <summary>Lets go of memory that a large frame needed.</summary>
    public void Trim()
    {
        if (_start == _end)
        {
            _bytes = _bytes.Length > SmallestBytes ? [] : _bytes;
            _start = _end = 0;
        }
    }

    private void MakeRoom(int more)
    {
        var held = _end - _start;
        if (_end + more <= _bytes.Length)
        {
            return;
        }

        var larger =
            held + more <= _bytes.Length ? _bytes : new byte[Math.Max(SmallestBytes, Math.Max(held + more, held * 2))];
        _bytes.AsSpan(_start, held).CopyTo(larger);
        (_bytes, _start, _end) = (larger, 0, held);
    }
}
