namespace Supervisor.Simulation.Journals;

/// <summary>What the frames of the simulated journal say, taken in their order: who writes, and where each stream lies.</summary>
internal sealed class LogIndex
{
    private readonly SortedDictionary<string, LogStream> _streams = new(StringComparer.Ordinal);

    /// <summary>Rises with each claim.</summary>
    internal long Epoch { get; private set; }

    /// <summary>Who claimed last.</summary>
    internal string Writer { get; private set; } = "";

    internal long Bytes => _streams.Values.Sum(static stream => stream.Bytes);

    internal IReadOnlyList<KeyValuePair<string, long>> Versions =>
        [.. _streams.Select(static stream => KeyValuePair.Create(stream.Key, stream.Value.Version))];

    internal void Take(LogFrame frame)
    {
        if (frame.Head.Kind == LogKind.Claim)
        {
            (Epoch, Writer) = (frame.Head.Epoch, frame.Head.Name);
            return;
        }

        if (!_streams.TryGetValue(frame.Head.Name, out var stream))
        {
            _streams.Add(frame.Head.Name, stream = new LogStream());
        }

        stream.Take(frame);
    }

    /// <summary>An unknown stream is empty.</summary>
    internal LogStream Of(string stream) => _streams.GetValueOrDefault(stream) ?? new LogStream();

    internal long? SnapshotOf(string stream) => Of(stream).Snapshot?.Head.Version;

    /// <summary>Whether a stream has a snapshot, and the events that retention should have taken since.</summary>
    internal bool IsTrimOwed(int eventsKept) =>
        _streams.Values.Any(stream => stream.Trimmed < stream.Snapshot?.Head.Version - eventsKept);
}
