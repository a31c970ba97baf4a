namespace Supervisor.Simulation.Journals;

/// <summary>Where the frames of one stream lie.</summary>
internal sealed class LogStream
{
    private readonly List<LogFrame> _appends = [];

    internal long Version { get; private set; }

    /// <summary>The events up to this version were removed.</summary>
    internal long Trimmed { get; private set; }

    internal LogFrame? Snapshot { get; private set; }

    internal long Bytes => _appends.Sum(static frame => (long)frame.BodyLength) + (Snapshot?.BodyLength ?? 0);

    internal void Take(LogFrame frame)
    {
        switch (frame.Head.Kind)
        {
            case LogKind.Append:
                _appends.Add(frame);
                Version = frame.Head.LastVersion;
                break;
            case LogKind.Snapshot:
                Snapshot = frame;
                break;
            case LogKind.Trim:
                Trimmed = Math.Max(Trimmed, frame.Head.Version);
                _appends.RemoveAll(append => append.Head.LastVersion <= Trimmed);
                break;
        }
    }

    /// <summary>The frames with the events after a version, oldest first.</summary>
    internal IEnumerable<LogFrame> AppendsAfter(long version) =>
        _appends.Where(append => append.Head.LastVersion > version);
}
