namespace Supervisor.Simulation.Disks;

/// <summary>What a power cut has left of a write.</summary>
/// <param name="Kept">The ranges of the file that were written, in order.</param>
/// <param name="HasGrown">The file is as long as if all had been.</param>
internal sealed record WriteRemains(UnflushedWrite Write, IReadOnlyList<(int Start, int End)> Kept, bool HasGrown)
{
    internal Tears Tears
    {
        get
        {
            var wholeUntil = Write.Offset;
            foreach (var (start, end) in Kept)
            {
                if (start > wholeUntil)
                {
                    return Tears.LostMiddle;
                }

                wholeUntil = end;
            }

            var isShort = wholeUntil > Write.Offset && wholeUntil < Write.End;
            var hasZeroTail = HasGrown && Write.End > Write.LengthBefore;
            return (isShort ? Tears.Short : Tears.None) | (hasZeroTail ? Tears.ZeroTail : Tears.None);
        }
    }
}
