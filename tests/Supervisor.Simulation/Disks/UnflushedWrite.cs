using Supervisor.Actors.Systems;

namespace Supervisor.Simulation.Disks;

/// <summary>A write that a power cut may still undo, in whole or in part.</summary>
/// <param name="Replaced">What stood there before, as far as the file went.</param>
internal sealed record UnflushedWrite(int Offset, byte[] Bytes, byte[] Replaced, int LengthBefore)
{
    // What a disk writes in one piece; smaller than a real one's, as the writes here are smaller than pages.
    private const int BlockSize = 128;

    internal int End => Offset + Bytes.Length;

    /// <summary>Draws which ranges of the file the disk has kept of it, and whether the file has grown all the same.</summary>
    internal (IReadOnlyList<(int Start, int End)> Kept, bool HasGrown, Tears Tears) LosePower(SeededChance chance) =>
        chance.Next(4) switch
        {
            0 => ([], false, Tears.None),
            1 => ([(Offset, End)], false, Tears.None),
            2 => Shortened(chance),
            _ => InBlocks(chance),
        };

    private (IReadOnlyList<(int, int)>, bool, Tears) Shortened(SeededChance chance)
    {
        var kept = chance.Next(Bytes.Length + 1);
        var hasGrown = kept < Bytes.Length && End > LengthBefore && chance.Next() < 0.5;
        var tears =
            (kept > 0 && kept < Bytes.Length ? Tears.Short : Tears.None) | (hasGrown ? Tears.ZeroTail : Tears.None);
        return ([(Offset, Offset + kept)], hasGrown, tears);
    }

    private (IReadOnlyList<(int, int)>, bool, Tears) InBlocks(SeededChance chance)
    {
        var kept = new List<(int Start, int End)>();
        var tears = Tears.None;
        var hasLost = false;
        for (var start = Offset; start < End; )
        {
            var end = Math.Min(End, (start / BlockSize * BlockSize) + BlockSize);
            if (chance.Next() < 0.5)
            {
                kept.Add((start, end));
                tears |= hasLost ? Tears.LostMiddle : Tears.None;
            }
            else
            {
                hasLost = true;
            }

            start = end;
        }

        return (kept, false, tears);
    }
}
