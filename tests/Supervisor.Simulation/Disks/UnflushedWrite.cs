using Supervisor.Actors.Systems;

namespace Supervisor.Simulation.Disks;

/// <summary>A write that a power cut may still undo, in whole or in part.</summary>
/// <param name="Replaced">What stood there before, as far as the file went.</param>
internal sealed record UnflushedWrite(int Offset, byte[] Bytes, byte[] Replaced, int LengthBefore)
{
    // What a disk writes in one piece; smaller than a real one's, as the writes here are smaller than pages.
    private const int BlockSize = 128;

    internal int End => Offset + Bytes.Length;

    /// <summary>Draws what of it the disk has kept: nothing, all, the beginning, or any of its blocks.</summary>
    internal WriteRemains LosePower(SeededChance chance) =>
        chance.Next(4) switch
        {
            0 => new WriteRemains(this, [], HasGrown: false),
            1 => new WriteRemains(this, [(Offset, End)], HasGrown: false),
            2 => Beginning(chance),
            _ => new WriteRemains(this, [.. Blocks().Where(_ => chance.Next() < 0.5)], HasGrown: false),
        };

    private WriteRemains Beginning(SeededChance chance)
    {
        var kept = Offset + chance.Next(Bytes.Length + 1);
        return new WriteRemains(this, [(Offset, kept)], HasGrown: kept < End && chance.Next() < 0.5);
    }

    private IEnumerable<(int Start, int End)> Blocks()
    {
        for (var start = Offset; start < End; )
        {
            var end = Math.Min(End, (start / BlockSize * BlockSize) + BlockSize);
            yield return (start, end);
            start = end;
        }
    }
}
