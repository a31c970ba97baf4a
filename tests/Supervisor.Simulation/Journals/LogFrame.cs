using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// One frame of the simulated journal's file: a head and a body, each with a checksum of its own, so that damage in a
/// body concerns one stream alone, as it does in a row of a table.
/// </summary>
internal sealed class LogFrame
{
    private const uint Mark = 0x4C4F4721;
    private const int HeadSumAt = 4;
    private const int HeadLengthAt = 8;
    private const int BodyLengthAt = 12;
    private const int BodySumAt = 16;
    private const int PrefixLength = 20;

    private readonly uint _bodySum;

    private LogFrame(int offset, int bodyAt, int end, uint bodySum, LogHead head)
    {
        (Offset, BodyAt, End, _bodySum) = (offset, bodyAt, end, bodySum);
        Head = head;
    }

    internal int Offset { get; }

    internal int BodyAt { get; }

    internal int End { get; }

    internal int BodyLength => End - BodyAt;

    internal LogHead Head { get; }

    internal static byte[] Written(LogHead head, ReadOnlySpan<byte> body)
    {
        var headBytes = head.Written();
        var frame = new byte[PrefixLength + headBytes.Length + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(HeadLengthAt), headBytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(BodyLengthAt), body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(BodySumAt), Checksum(body));
        headBytes.CopyTo(frame.AsSpan(PrefixLength));
        var headSum = Checksum(frame.AsSpan(HeadLengthAt, PrefixLength - HeadLengthAt + headBytes.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(HeadSumAt), headSum);
        body.CopyTo(frame.AsSpan(PrefixLength + headBytes.Length));
        return frame;
    }

    /// <summary>The frame at the offset; false when its head is no head, or when the file ends before the frame does.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> file, int offset, [NotNullWhen(true)] out LogFrame? frame)
    {
        frame = null;
        if (file.Length - offset < PrefixLength || BinaryPrimitives.ReadUInt32LittleEndian(file[offset..]) != Mark)
        {
            return false;
        }

        var prefix = file[offset..];
        long headLength = BinaryPrimitives.ReadUInt32LittleEndian(prefix[HeadLengthAt..]);
        long bodyLength = BinaryPrimitives.ReadUInt32LittleEndian(prefix[BodyLengthAt..]);
        if (PrefixLength + headLength + bodyLength > prefix.Length)
        {
            return false;
        }

        var bodyAt = PrefixLength + (int)headLength;
        if (Checksum(prefix[HeadLengthAt..bodyAt]) != BinaryPrimitives.ReadUInt32LittleEndian(prefix[HeadSumAt..]))
        {
            return false;
        }

        frame = new LogFrame(
            offset,
            offset + bodyAt,
            offset + bodyAt + (int)bodyLength,
            BinaryPrimitives.ReadUInt32LittleEndian(prefix[BodySumAt..]),
            LogHead.Read(prefix[PrefixLength..bodyAt])
        );
        return true;
    }

    internal ReadOnlySpan<byte> Body(ReadOnlySpan<byte> file) => file[BodyAt..End];

    /// <summary>Whether the body is what was written.</summary>
    internal bool IsWhole(ReadOnlySpan<byte> file) => Checksum(Body(file)) == _bodySum;

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        // Begins with ones, so that a run of zeros never proves itself.
        var crc = ~0u;
        while (content.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[sizeof(ulong)..];
        }

        foreach (var value in content)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
