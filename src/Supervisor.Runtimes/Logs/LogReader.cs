using Microsoft.Win32.SafeHandles;
using Supervisor.Contracts.Guarding.Logs;

namespace Supervisor.Runtimes.Logs;

/// <summary>
/// Reads a log by positions, whatever the guard does to its files meanwhile. What was read of the live file counts only if
/// a look afterwards shows that the bytes were still there, and in the same place; otherwise it is read again, from where
/// they are now.
/// </summary>
/// <remarks>The file systems do not make reading and taking out one step: a read can meet the file before and after.</remarks>
internal sealed class LogReader(string live) : IDisposable
{
    private LogView? _view;
    private LogSegment? _segment;
    private SafeFileHandle? _file;

    public string Live { get; } = Path.GetFullPath(live);

    /// <summary>The log as it is now.</summary>
    public LogView Look() => _view = LogLook.Take(Live);

    /// <exception cref="IOException">The files cannot be read.</exception>
    public LogChunk Read(long position, Span<byte> buffer)
    {
        while (true)
        {
            // An older view does as long as it has the position: it tells by itself when it does not hold any more.
            var view = _view is { } last && Has(last, position) ? last : Look();
            var start = Has(view, position) ? position : Nearest(view, position);
            var segment = view.SegmentAt(start);
            start = Math.Max(start, segment?.Start ?? start);
            var count = segment is null ? ReadLive(view, start, buffer) : ReadSegment(segment, start, buffer);
            if (count is { } read)
            {
                return new LogChunk(start, read);
            }
        }
    }

    public void Dispose() => Close();

    private static bool Has(LogView view, long position) => position >= view.Begin && position <= view.End;

    /// <summary>Beyond the end, where it has been before, the log begins anew: what is in the live file came after.</summary>
    private static long Nearest(LogView view, long position) => position > view.End ? view.LiveStart : view.Begin;

    /// <summary>Null when it is not there any more.</summary>
    private int? ReadSegment(LogSegment segment, long position, Span<byte> buffer)
    {
        if (Open(segment) is not { } file)
        {
            Look();
            return null;
        }

        var rest = (int)Math.Min(buffer.Length, segment.End - position);
        return RandomAccess.Read(file, buffer[..rest], position - segment.Start);
    }

    /// <summary>It stays open while it is read, and so can be read to its end also when it is deleted.</summary>
    private SafeFileHandle? Open(LogSegment segment)
    {
        if (_file is null || _segment?.Start != segment.Start)
        {
            Close();
            (_file, _segment) = (LogFile.Open(segment.File), segment);
        }

        return _file;
    }

    /// <summary>Null when what was read may be something else.</summary>
    private int? ReadLive(LogView before, long position, Span<byte> buffer)
    {
        Close();
        int count;
        using (var file = LogFile.Open(Live))
        {
            count = file is null ? 0 : RandomAccess.Read(file, buffer, position - before.Origin);
        }

        var after = Look();
        var wasThere = after.Origin == before.Origin && position >= after.LiveStart && position <= after.End;
        return wasThere ? count : null;
    }

    private void Close()
    {
        _file?.Dispose();
        (_file, _segment) = (null, null);
    }
}
