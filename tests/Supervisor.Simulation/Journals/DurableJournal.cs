using Supervisor.Simulation.Disks;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// The journal as the world reads it from a machine's disk: only what no power cut can undo any more, and every event
/// that was ever written, trimmed or not. It reads on from where it stood, as the file only grows, except when its disk
/// is put back to an old copy.
/// </summary>
/// <param name="onTrespass">Told of a frame that was written under an older epoch than one before it.</param>
internal sealed class DurableJournal(SimulatedFile file, Action<string> onTrespass)
{
    private readonly LogReader _reader = new();
    private readonly SortedDictionary<string, List<StoredEvent>> _written = new(StringComparer.Ordinal);
    private LogIndex _index = new();
    private int _settled;
    private int _end;

    internal LogIndex Index
    {
        get
        {
            ReadOn();
            return _index;
        }
    }

    /// <summary>Every event of every stream, in order.</summary>
    internal IReadOnlyDictionary<string, List<StoredEvent>> Written
    {
        get
        {
            ReadOn();
            return _written;
        }
    }

    /// <summary>Damage before this offset can be told from a write that a power cut tore.</summary>
    internal int Settled
    {
        get
        {
            ReadOn();
            return _settled;
        }
    }

    internal IReadOnlyList<StoredEvent> WrittenTo(string stream) => Written.GetValueOrDefault(stream) ?? [];

    /// <summary>What a daemon that opened the journal now would be sure to find of the stream.</summary>
    internal ReadOutcome Read(string stream) => _reader.Read(Index, file.Durable, stream);

    internal void StartOver()
    {
        _written.Clear();
        _index = new LogIndex();
        _end = _settled = 0;
    }

    // In whole groups only: of a torn one nothing was committed.
    private void ReadOn()
    {
        var group = new List<LogFrame>();
        var at = _end;
        while (LogFrame.TryRead(file.Durable, at, out var frame) && frame.IsWhole(file.Durable))
        {
            group.Add(frame);
            at = frame.End;
            if (frame.Head.Left == 0)
            {
                _end = at;
                group.ForEach(Take);
                group.Clear();
            }
        }
    }

    private void Take(LogFrame frame)
    {
        if (frame.Head.Epoch < _index.Epoch)
        {
            onTrespass($"{frame.Head} stands behind the opening of epoch {_index.Epoch} by {_index.Writer}");
        }

        _settled = Math.Max(_settled, frame.Head.Settled);
        _index.Take(frame);
        if (frame.Head.Kind == LogKind.Append)
        {
            EventsOf(frame.Head.Name).AddRange(LogBodies.Events(frame.Head, frame.Body(file.Durable)));
        }
    }

    private List<StoredEvent> EventsOf(string stream)
    {
        if (!_written.TryGetValue(stream, out var events))
        {
            _written.Add(stream, events = []);
        }

        return events;
    }
}
