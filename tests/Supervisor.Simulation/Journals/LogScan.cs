namespace Supervisor.Simulation.Journals;

/// <summary>
/// What an opening makes of the bytes that it finds. A bad frame at the end is a write that a power cut tore: it was never
/// acknowledged, and the log ends before it. A bad frame in front of what was flushed is damage. Which of the two it is,
/// later frames tell, for each says how far the file had been flushed when it was written.
/// </summary>
/// <param name="Frames">What is there, in whole groups.</param>
/// <param name="End">Where the log ends; what lies behind is to be cut off.</param>
/// <param name="Settled">What stands before this offset was flushed.</param>
/// <param name="DamagedAt">Where the log is broken, so that nothing can be said of what follows; null when it is not.</param>
internal sealed record LogScan(IReadOnlyList<LogFrame> Frames, int End, int Settled, int? DamagedAt)
{
    internal static LogScan Of(ReadOnlySpan<byte> file)
    {
        var frames = new List<LogFrame>();
        var at = 0;
        while (LogFrame.TryRead(file, at, out var frame))
        {
            frames.Add(frame);
            at = frame.End;
        }

        var settled = frames.Count == 0 ? 0 : frames.Max(static frame => frame.Head.Settled);
        var settledByLater = at < file.Length ? Math.Max(settled, SettledBehind(file, at)) : settled;
        if (at < settledByLater)
        {
            return new LogScan([], at, settledByLater, at);
        }

        DropTorn(frames, file, settled);
        return new LogScan(frames, frames.Count == 0 ? 0 : frames[^1].End, settled, null);
    }

    // What can still be recognised behind a break.
    private static int SettledBehind(ReadOnlySpan<byte> file, int offset)
    {
        var settled = 0;
        for (var at = offset + 1; at < file.Length; at++)
        {
            if (LogFrame.TryRead(file, at, out var frame))
            {
                settled = Math.Max(settled, frame.Head.Settled);
            }
        }

        return settled;
    }

    private static void DropTorn(List<LogFrame> frames, ReadOnlySpan<byte> file, int settled)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Offset >= settled && !frames[i].IsWhole(file))
            {
                frames.RemoveRange(i, frames.Count - i);
            }
        }

        while (frames is [.., { Head.Left: > 0 }])
        {
            frames.RemoveAt(frames.Count - 1);
        }
    }
}
