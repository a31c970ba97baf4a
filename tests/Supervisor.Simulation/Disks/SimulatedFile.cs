using Supervisor.Actors.Systems;

namespace Supervisor.Simulation.Disks;

/// <summary>
/// The bytes of one file, and how to undo the writes since the last flush: when the power goes, any of them may be
/// there, gone, or there in part.
/// </summary>
internal sealed class SimulatedFile
{
    private readonly List<UnflushedWrite> _unflushed = [];
    private byte[] _bytes = new byte[4096];
    private (int Offset, byte Mask)? _rot;

    internal int Length { get; private set; }

    internal bool HasUnflushed => _unflushed.Count > 0;

    /// <summary>A bit is not as it was written.</summary>
    internal bool IsRotten => _rot is not null;

    internal ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    /// <summary>The bytes before the first that a power cut could still undo.</summary>
    internal ReadOnlySpan<byte> Durable =>
        _bytes.AsSpan(0, _unflushed.Count == 0 ? Length : _unflushed.Min(static write => write.Offset));

    internal void Write(int offset, ReadOnlySpan<byte> bytes)
    {
        var replaced = offset < Length ? _bytes[offset..Math.Min(Length, offset + bytes.Length)] : [];
        _unflushed.Add(new UnflushedWrite(offset, bytes.ToArray(), replaced, Length));
        Put(offset, bytes);
    }

    internal void Flush() => _unflushed.Clear();

    /// <summary>Cuts the file; durable at once, which only makes less possible than a file system may do.</summary>
    internal void Truncate(int length)
    {
        Flush();
        Length = length;
    }

    /// <summary>Flips a bit of what is durable.</summary>
    internal void Rot(int offset, int bit)
    {
        Heal();
        _rot = (offset, (byte)(1 << bit));
        Flip();
    }

    /// <summary>Puts the flipped bit right, as the other half of a mirror does.</summary>
    internal void Heal()
    {
        Flip();
        _rot = null;
    }

    /// <summary>Gives how writes were torn.</summary>
    internal Tears LosePower(SeededChance chance)
    {
        foreach (var write in _unflushed.AsEnumerable().Reverse())
        {
            write.Replaced.CopyTo(_bytes.AsSpan(write.Offset));
            Length = write.LengthBefore;
        }

        var tears = Tears.None;
        foreach (var write in _unflushed)
        {
            var remains = write.LosePower(chance);
            tears |= remains.Tears;
            foreach (var (start, end) in remains.Kept)
            {
                Put(start, write.Bytes.AsSpan(start - write.Offset, end - start));
            }

            if (remains.HasGrown)
            {
                GrowTo(write.End);
            }
        }

        _unflushed.Clear();
        return tears;
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
        _rot = null;
        Length = 0;
        Put(0, backup);
    }

    private void Flip()
    {
        if (_rot is var (offset, mask))
        {
            _bytes[offset] ^= mask;
        }
    }

    private void Put(int offset, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        GrowTo(offset + bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(offset));
    }

    // A file has no undefined bytes: what was never written reads as zero.
    private void GrowTo(int length)
    {
        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
        }

        if (length > Length)
        {
            _bytes.AsSpan(Length, length - Length).Clear();
            Length = length;
        }
    }
}
