using Supervisor.Simulation.Disks;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// The journal as the world reads it from a machine's disk: only what no power cut can undo any more, and every event
/// that was ever written, trimmed or not. It reads on from where it stood, as the file only grows, except when its disk
/// is put back to an old copy.
/// </summary>
internal sealed class DurableJournal
{
    private readonly SimulatedFile _file;
    private readonly SortedDictionary<string, List<StoredEvent>> _written = new(StringComparer.Ordinal);
    private LogContent _content;
    private int _end;

    internal DurableJournal(SimulatedFile file)
    {
        _file = file;
        _content = new LogContent(Take);
    }

    /// <summary>What a daemon that opened the journal now would be sure to find.</summary>
    internal LogContent Content
    {
        get
        {
            ReadOn();
            return _content;
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

    internal IReadOnlyList<StoredEvent> WrittenTo(string stream) => Written.GetValueOrDefault(stream) ?? [];

    internal void StartOver()
    {
        _written.Clear();
        _content = new LogContent(Take);
        _end = 0;
    }

    private void ReadOn()
    {
        while (LogRecord.TryRead(_file.Durable, _end, out var record, out var next))
        {
            _content.Apply(record);
            _end = next;
        }
    }

    private void Take(string stream, StoredEvent happened)
    {
        if (!_written.TryGetValue(stream, out var events))
        {
            _written.Add(stream, events = []);
        }

        events.Add(happened);
    }
}
