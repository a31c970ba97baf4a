using Supervisor.IntegrationTests.Guard;
using Supervisor.Runtimes.Logs;

namespace Supervisor.IntegrationTests.Runtimes.Logs;

/// <summary>Follows a log on a thread of its own, as fast as it comes.</summary>
internal sealed class LogFollower : IDisposable
{
    private readonly CancellationTokenSource _last = new();
    private readonly LogCursor _cursor;
    private readonly string _live;
    private readonly Task<NumberedLines> _lines;

    private LogFollower(string live, LogStart start, int bufferBytes)
    {
        (_live, _cursor) = (live, LogCursor.Open(live, start));
        _lines = Task.Run(() => FollowAsync(new byte[bufferBytes]));
    }

    public static LogFollower Start(string live, LogStart start, int bufferBytes = 64 * 1024) =>
        new(live, start, bufferBytes);

    /// <summary>Call when nobody writes any more: reads what is left.</summary>
    public async Task<NumberedLines> FinishAsync()
    {
        await _last.CancelAsync();
        return await _lines;
    }

    public void Dispose()
    {
        _cursor.Dispose();
        _last.Dispose();
    }

    private async Task<NumberedLines> FollowAsync(byte[] buffer)
    {
        var lines = new NumberedLines();
        while (true)
        {
            // Asked before the last read, which then has all.
            var isLast = _last.IsCancellationRequested;
            while (_cursor.MayHaveMore && Read(buffer, lines)) { }

            if (isLast)
            {
                lines.CheckLast();
                return lines;
            }

            await FileChange.AfterAsync(_live);
        }
    }

    private bool Read(byte[] buffer, NumberedLines lines)
    {
        var items = new List<LogItem>();
        var hasMore = _cursor.ReadSome(buffer, items);
        items.ForEach(lines.Take);
        return hasMore;
    }
}
