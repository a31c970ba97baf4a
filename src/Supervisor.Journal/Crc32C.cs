using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Supervisor.Journal;

/// <summary>
/// A running CRC-32C. Whatever has no fixed length is preceded by its length, so that bytes cannot move from one field to
/// the next unnoticed. The result is stored: how it is built must never change.
/// </summary>
internal ref struct Crc32C()
{
    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public static uint Of(string text)
    {
        var sum = new Crc32C();
        sum.Add(Encoding.UTF8.GetBytes(text));
        return sum.Value;
    }

    public void Add(long number) => _state = BitOperations.Crc32C(_state, (ulong)number);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        while (bytes.Length >= sizeof(ulong))
        {
            _state = BitOperations.Crc32C(_state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var single in bytes)
        {
            _state = BitOperations.Crc32C(_state, single);
        }
    }
}
