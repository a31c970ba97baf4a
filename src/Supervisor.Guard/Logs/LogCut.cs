using Supervisor.Contracts.Guarding.Logs;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Logs;

/// <summary>
/// Cuts a log while programs write to it, without losing or doubling a byte. They hold the live file open for appending and
/// cannot be told to let go, so it stays the same file: its oldest bytes, which no append ever changes, are copied into a
/// segment, and then the file loses them at its head; its end, where the programs write, is not touched. Killed at any
/// point, the next call goes on.
/// </summary>
/// <remarks>
/// The head is first made a hole, which nearly every file system can do: room is given back, and offsets stay as they are.
/// Then it is taken out altogether, where the file system can (ext4, xfs), so that the live file is short again.
/// </remarks>
internal sealed class LogCut : IDisposable
{
    /// <summary>A copy is flushed before the live file loses the bytes, unless the log is this far behind its writers.</summary>
    private const int SegmentsBehind = 3;

    /// <summary>More in one go would keep the disk from the other logs.</summary>
    private const int MostSegmentsAtOnce = 16;

    private readonly string _live;
    private readonly LogSettings _settings;
    private readonly int _descriptor;

    private LogCut(string live, LogSettings settings, int descriptor) =>
        (_live, _settings, _descriptor) = (live, settings, descriptor);

    /// <summary>Finishes what was begun, cuts what is due, and forgets the oldest.</summary>
    /// <exception cref="IOException">The log cannot be cut; nor is one that a link leads to, perhaps from within a container.</exception>
    public static CutResult Run(string live, LogSettings settings)
    {
        var descriptor = Libc.Open(live, Libc.OpenReadWrite | Libc.OpenNoLink | Libc.OpenCloseOnExec);
        if (descriptor < 0)
        {
            throw new IOException($"{live} cannot be opened: {Errno.LastSentence}.");
        }

        using var cut = new LogCut(live, settings, descriptor);
        return cut.Run();
    }

    public void Dispose() => Libc.Close(_descriptor);

    private CutResult Run()
    {
        Finish(LogDirectory.List(_live).Pending);
        var count = 0;
        while (count < MostSegmentsAtOnce && Held() > _settings.SegmentBytes)
        {
            CutOne();
            count++;
        }

        ShortenLive();
        Forget();
        return new CutResult(FirstData(), count);
    }

    private long Size() => Libc.Seek(_descriptor, 0, whence: 2);

    /// <summary>The end of the file when there is no data in it.</summary>
    private long FirstData() => Libc.Seek(_descriptor, 0, Libc.SeekData) is >= 0 and var first ? first : Size();

    private long Held() => Size() - FirstData();

    private void CutOne()
    {
        var isFarBehind = Held() > SegmentsBehind * _settings.SegmentBytes;
        var (start, offset) = (LogDirectory.List(_live).End, FirstData());
        var copying = LogSegments.Copying(_live);
        SegmentCopy.Write(_descriptor, offset, _settings.SegmentBytes, copying, isFlushed: !isFarBehind);
        var pending = new PendingSegment(LogSegments.Copied(_live, start, offset), start, offset);
        File.Move(copying, pending.File, overwrite: true);
        Finish(pending);
    }

    /// <summary>The bytes are safe in the copy: they leave the live file. Doing it twice does nothing more.</summary>
    private void Finish(PendingSegment? pending)
    {
        if (pending is null)
        {
            return;
        }

        var length = new FileInfo(pending.File).Length;
        if (Libc.Allocate(_descriptor, Libc.KeepSizePunchHole, pending.Offset, length) != 0)
        {
            var why = Errno.LastSentence;
            File.Delete(pending.File);
            throw new IOException($"{_live} cannot be cut, its file system makes no holes: {why}.");
        }

        File.Move(pending.File, LogSegments.Final(_live, pending.Start), overwrite: true);
        if (FirstData() != pending.Offset + length)
        {
            throw new IOException($"{_live} cannot be cut any more, its file system does not tell where holes are.");
        }
    }

    /// <summary>
    /// One step for the file system: before it the data begins after the hole, after it at the start, and both times at the
    /// position where the last segment ends.
    /// </summary>
    private void ShortenLive()
    {
        var hole = FirstData();
        if (hole > 0 && hole < Size() && LogDirectory.List(_live).Segments.Count > 0)
        {
            // Where this is not to be had, the hole stays, and costs nothing.
            Libc.Allocate(_descriptor, Libc.CollapseRange, 0, hole);
        }
    }

    private void Forget()
    {
        var segments = LogDirectory.List(_live).Segments;
        foreach (var segment in segments.Take(segments.Count - (_settings.Segments - 1)))
        {
            File.Delete(segment.File);
        }
    }
}
