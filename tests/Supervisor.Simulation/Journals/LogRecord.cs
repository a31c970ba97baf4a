using System.Buffers.Binary;
using System.Numerics;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// A record of the simulated journal's file: length, checksum, content. A record that a power cut tore ends the file.
/// </summary>
internal static class LogRecord
{
    private const int HeaderLength = 8;

    internal static byte[] Framed(ReadOnlySpan<byte> content)
    {
        var record = new byte[HeaderLength + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), Checksum(content));
        content.CopyTo(record.AsSpan(HeaderLength));
        return record;
    }

    /// <summary>The record at the offset; false at the end of what is whole.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> file, int offset, out ReadOnlySpan<byte> content, out int next)
    {
        content = default;
        next = offset;
        if (file.Length - offset < HeaderLength)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(file[offset..]);
        if (length < 0 || length > file.Length - offset - HeaderLength)
        {
            return false;
        }

        content = file.Slice(offset + HeaderLength, length);
        next = offset + HeaderLength + length;
        return Checksum(content) == BinaryPrimitives.ReadUInt32LittleEndian(file[(offset + 4)..]);
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        // Begins with a one, so that a run of zeros is no valid record.
        var crc = ~0u;
        foreach (var value in content)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
