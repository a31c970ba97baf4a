using Supervisor.Runtimes.Logs.Marks;

namespace Supervisor.Runtimes.Logs;

/// <summary>
/// Somebody's place in the log of an agent: gives what comes after it line by line, each once and in order, across
/// restarts of the agent, cuts by the guard, and times without either.
/// </summary>
public sealed class LogCursor : IDisposable
{
    /// <summary>Daemons that were away for less leave no more in doubt than marks do.</summary>
    private static readonly TimeSpan WorthSaying = TimeSpan.FromMinutes(1);

    private readonly LogReader _log;
    private readonly LineCutter _lines;
    private readonly LogItem? _first;
    private FileStamp _seen;
    private long _position;
    private bool _hasBegun;

    private LogCursor(LogReader log, long start, long end, LogItem? first)
    {
        (_log, _first, _position, EndAtOpening) = (log, first, start, end);
        _lines = new LineCutter(start);
    }

    /// <summary>The position after all that there was when it was opened.</summary>
    public long EndAtOpening { get; }

    /// <summary>The position up to which everything was given: whoever goes on there misses nothing and gets nothing twice.</summary>
    public long Given => _lines.Given;

    /// <summary>False means that nothing has come since the end was met; it costs one look at one file.</summary>
    public bool MayHaveMore => FileStamp.Of(_log.Live) != _seen;

    /// <summary>Of a log that nobody has written to yet, too.</summary>
    /// <param name="live">The file that the agent writes to.</param>
    /// <param name="start">From where on.</param>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The log may not be read.</exception>
    public static LogCursor Open(string live, LogStart start)
    {
        var log = new LogReader(live);
        var view = log.Look();
        if (start.Position is { } position)
        {
            return new LogCursor(log, position, view.End, null);
        }

        var since = start.Since is { } time ? LogSince.Find(log.Live, view, time) : null;
        var tail = start.Tail is { } lines ? new LogTail(log).StartOf(view.End, lines) : 0;
        var from = Math.Max(since?.Position ?? 0, tail);
        var isInDoubt = from == since?.Position && from < view.End && start.Since - since.Time > WorthSaying;
        return new LogCursor(log, from, view.End, isInDoubt ? new LogAgeInDoubt(since!.Time) : null);
    }

    /// <summary>Reads one buffer full at most.</summary>
    /// <returns>False at the end of the log as it is now.</returns>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public bool ReadSome(Span<byte> buffer, ICollection<LogItem> into)
    {
        Begin(into);
        // Before reading: what comes afterwards makes it another.
        var stamp = FileStamp.Of(_log.Live);
        var chunk = _log.Read(_position, buffer);
        if (chunk.Start != _position)
        {
            _lines.MoveTo(chunk.Start, into);
            into.Add(chunk.Start < _position ? new LogBegunAnew() : new LogLoss(chunk.Start - _position));
        }

        _lines.Add(buffer[..chunk.Count], into);
        _position = chunk.End;
        _seen = chunk.Count == 0 ? stamp : _seen;
        return chunk.Count > 0;
    }

    /// <summary>Gives the rest of a line that has no end, for who waits for it no longer.</summary>
    public void Finish(ICollection<LogItem> into) => _lines.Finish(into);

    public void Dispose() => _log.Dispose();

    private void Begin(ICollection<LogItem> into)
    {
        if (!_hasBegun && _first is not null)
        {
            into.Add(_first);
        }

        _hasBegun = true;
    }
}
