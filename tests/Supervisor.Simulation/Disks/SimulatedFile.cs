using Supervisor.Actors.Systems;

namespace Supervisor.Simulation.Disks;

/// <summary>
/// The bytes of one file, and how to undo the writes since the last flush: when the power goes, any of them may be
/// there, gone, or there in part.
/// </summary>
internal sealed class SimulatedFile
{
    private readonly List<Unflushed> _unflushed = [];
    private byte[] _bytes = new byte[4096];

    internal int Length { get; private set; }

    internal bool HasUnflushed => _unflushed.Count > 0;

    internal ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    /// <summary>The bytes before the first that a power cut could still undo.</summary>
    internal ReadOnlySpan<byte> Durable =>
        _bytes.AsSpan(0, _unflushed.Count == 0 ? Length : _unflushed.Min(static write => write.Offset));

    internal void Write(int offset, ReadOnlySpan<byte> bytes)
    {
        var replaced = offset < Length ? _bytes[offset..Math.Min(Length, offset + bytes.Length)] : [];
        _unflushed.Add(new Unflushed(offset, bytes.ToArray(), replaced, Length));
        Put(offset, bytes);
    }

    internal void Flush() => _unflushed.Clear();

    /// <summary>Cuts the file; durable at once, which only makes less possible than a file system may do.</summary>
    internal void Truncate(int length)
    {
        Flush();
        Length = length;
    }

    /// <summary>Gives whether a write was torn.</summary>
    internal bool LosePower(SeededChance chance)
    {
        foreach (var write in _unflushed.AsEnumerable().Reverse())
        {
            write.Replaced.CopyTo(_bytes.AsSpan(write.Offset));
            Length = write.LengthBefore;
        }

        var isTorn = false;
        foreach (var write in _unflushed)
        {
            var kept = Survivors(write.Bytes.Length, chance);
            isTorn |= kept > 0 && kept < write.Bytes.Length;
            Put(write.Offset, write.Bytes.AsSpan(0, kept));
        }

        _unflushed.Clear();
        return isTorn;
    }

    /// <summary>What a backup taken now would hold: nothing that a power cut could still undo.</summary>
    internal byte[] Backup()
    {
        var copy = new SimulatedFile();
        copy.Put(0, Content);
        foreach (var write in _unflushed.AsEnumerable().Reverse())
        {
            write.Replaced.CopyTo(copy._bytes.AsSpan(write.Offset));
            copy.Length = write.LengthBefore;
        }

        return copy.Content.ToArray();
    }

    internal void Restore(ReadOnlySpan<byte> backup)
    {
        _unflushed.Clear();
        Length = 0;
        Put(0, backup);
    }

    private static int Survivors(int length, SeededChance chance) =>
        chance.Next(3) switch
        {
            0 => 0,
            1 => length,
            _ => chance.Next(length + 1),
        };

    private void Put(int offset, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var end = offset + bytes.Length;
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(end, _bytes.Length * 2));
        }

        if (offset > Length)
        {
            // A file has no undefined bytes: what was never written reads as zero.
            _bytes.AsSpan(Length, offset - Length).Clear();
        }

        bytes.CopyTo(_bytes.AsSpan(offset));
        Length = Math.Max(Length, end);
    }

    private sealed record Unflushed(int Offset, byte[] Bytes, byte[] Replaced, int LengthBefore);
}
