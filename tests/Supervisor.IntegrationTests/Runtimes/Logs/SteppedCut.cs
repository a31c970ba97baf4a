using Supervisor.Contracts.Guarding.Logs;
using Supervisor.Guard.Logs;
using Supervisor.Guard.Native;
using Supervisor.IntegrationTests.Guard;

namespace Supervisor.IntegrationTests.Runtimes.Logs;

/// <summary>
/// A cut as the guard makes it, one step at a time, so that a test can read between any two of them: and never go on, as
/// when the guard is killed there.
/// </summary>
internal sealed class SteppedCut(string live, int segmentBytes, int keep)
{
    private LogFiles Files => LogDirectory.List(live);

    private long Held => new FileInfo(live).Length - Holes.FirstData(live);

    /// <summary>Does what comes next by what is on the disk, if anything is due.</summary>
    public void Step()
    {
        var (files, first) = (Files, Holes.FirstData(live));
        if (files.Pending is { } pending)
        {
            Finish(pending, first);
        }
        else if (Held > segmentBytes)
        {
            Copy(files.End, first);
        }
        else if (first > 0)
        {
            Change(Libc.CollapseRange, 0, first);
            Forget();
        }
    }

    private void Finish(PendingSegment pending, long first)
    {
        if (first == pending.Offset)
        {
            Change(Libc.KeepSizePunchHole, pending.Offset, segmentBytes);
        }
        else
        {
            File.Move(pending.File, LogSegments.Final(live, pending.Start));
        }
    }

    private void Copy(long start, long offset)
    {
        var bytes = new byte[segmentBytes];
        using (var file = File.OpenHandle(live, share: FileShare.ReadWrite))
        {
            RandomAccess.Read(file, bytes, offset);
        }

        File.WriteAllBytes(LogSegments.Copying(live), bytes);
        File.Move(LogSegments.Copying(live), LogSegments.Copied(live, start, offset));
    }

    private void Forget()
    {
        foreach (var segment in Files.Segments.SkipLast(keep - 1))
        {
            File.Delete(segment.File);
        }
    }

    /// <summary>Where it cannot be done the hole stays, as with the guard.</summary>
    private void Change(int mode, long offset, long length)
    {
        var descriptor = Errno.Check(Libc.Open(live, Libc.OpenReadWrite | Libc.OpenCloseOnExec), $"Opening {live}");
        Libc.Allocate(descriptor, mode, offset, length);
        Libc.Close(descriptor);
    }
}
