namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>
/// Makes the marks of one log, which is looked at now and then. One is made when the log has grown; and one of the look
/// before, if the log had been quiet until then, so that what was written last before a pause is known to be old.
/// </summary>
internal sealed class LogMarking(string live, TimeProvider clock)
{
    private readonly LogMarkFile _file = new(live);
    private FileStamp _seen;
    private LogMark? _looked;
    private LogMark? _noted;

    /// <exception cref="IOException">The log cannot be read, or its marks cannot be written.</exception>
    public void Look()
    {
        var stamp = FileStamp.Of(live);
        if (_looked is { } before && stamp == _seen)
        {
            _looked = before with { Time = clock.GetUtcNow() };
            return;
        }

        var view = LogLook.Take(live);
        // The time comes after the position: what is before the one is older than the other.
        var now = new LogMark(clock.GetUtcNow(), view.End);
        _noted ??= _file.Read() is [.., var last] ? last : null;
        Note(now, view.Begin);
        (_seen, _looked) = (stamp, now);
    }

    private void Note(LogMark now, long begin)
    {
        if (now.Position == _noted?.Position)
        {
            return;
        }

        var wasQuiet = _looked is not null && _looked != _noted;
        _file.Add(wasQuiet ? [_looked!.Value, now] : [now], begin);
        _noted = now;
    }
}
