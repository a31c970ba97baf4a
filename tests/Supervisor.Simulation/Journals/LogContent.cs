using System.Text;
using Supervisor.Contracts.Time;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>What the records of the simulated journal say, applied in their order.</summary>
internal sealed class LogContent(Action<string, StoredEvent>? onEvent = null)
{
    private readonly SortedDictionary<string, List<StoredEvent>> _streams = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Snapshot> _snapshots = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _versions = new(StringComparer.Ordinal);

    private enum Kind : byte
    {
        Claim = 1,
        Group,
        Snapshot,
        Trim,
    }

    /// <summary>Rises with each claim.</summary>
    internal long Epoch { get; private set; }

    /// <summary>Who claimed last.</summary>
    internal string Writer { get; private set; } = "";

    internal long Bytes => _streams.Values.Sum(static events => events.Sum(static e => (long)e.Event.Payload.Length));

    internal IReadOnlyList<KeyValuePair<string, long>> Versions => [.. _versions];

    internal static byte[] OfClaim(string claimant) => Written(Kind.Claim, writer => writer.Write(claimant));

    internal static byte[] OfGroup(IReadOnlyList<StreamAppend> group) =>
        Written(
            Kind.Group,
            writer =>
            {
                writer.Write(group.Count);
                foreach (var append in group)
                {
                    Write(writer, append);
                }
            }
        );

    internal static byte[] OfSnapshot(string stream, Snapshot snapshot) =>
        Written(
            Kind.Snapshot,
            writer =>
            {
                writer.Write(stream);
                writer.Write(snapshot.Version);
                writer.Write(snapshot.Schema);
                WriteBytes(writer, snapshot.Payload);
            }
        );

    internal static byte[] OfTrim(string stream, long through) =>
        Written(
            Kind.Trim,
            writer =>
            {
                writer.Write(stream);
                writer.Write(through);
            }
        );

    internal void Apply(ReadOnlySpan<byte> record)
    {
        using var reader = new BinaryReader(new MemoryStream(record.ToArray()), Encoding.UTF8);
        switch ((Kind)reader.ReadByte())
        {
            case Kind.Claim:
                Epoch++;
                Writer = reader.ReadString();
                break;
            case Kind.Group:
                for (var count = reader.ReadInt32(); count > 0; count--)
                {
                    Take(reader);
                }

                break;
            case Kind.Snapshot:
                var stream = reader.ReadString();
                _snapshots[stream] = new Snapshot(reader.ReadInt64(), reader.ReadInt32(), ReadBytes(reader));
                break;
            default:
                Trim(reader.ReadString(), reader.ReadInt64());
                break;
        }
    }

    internal ReadOutcome Read(string stream)
    {
        var snapshot = SnapshotOf(stream);
        return ReadOutcome.Read(snapshot, After(stream, snapshot?.Version ?? 0));
    }

    internal IReadOnlyList<StoredEvent> After(string stream, long version) =>
        [.. _streams.GetValueOrDefault(stream, []).Where(stored => stored.Version > version)];

    internal Snapshot? SnapshotOf(string stream) => _snapshots.GetValueOrDefault(stream);

    /// <summary>Whether a stream has a snapshot, and the events that retention should have taken since.</summary>
    internal bool IsTrimOwed(int eventsKept) =>
        _snapshots.Any(snapshot =>
            _streams[snapshot.Key] is [var oldest, ..] && oldest.Version <= snapshot.Value.Version - eventsKept
        );

    internal long VersionOf(string stream) => _versions.GetValueOrDefault(stream);

    private void Trim(string stream, long through) => _streams[stream].RemoveAll(stored => stored.Version <= through);

    private void Take(BinaryReader reader)
    {
        var stream = reader.ReadString();
        if (!_streams.TryGetValue(stream, out var events))
        {
            _streams.Add(stream, events = []);
        }

        var version = VersionOf(stream);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var stored = new StoredEvent(++version, Epoch, ReadEvent(reader));
            events.Add(stored);
            onEvent?.Invoke(stream, stored);
        }

        _versions[stream] = version;
    }

    private static JournalEvent ReadEvent(BinaryReader reader) =>
        new(
            reader.ReadString(),
            reader.ReadInt32(),
            reader.ReadString(),
            new HybridTime(reader.ReadInt64()),
            reader.ReadString(),
            ReadBytes(reader)
        );

    private static void Write(BinaryWriter writer, StreamAppend append)
    {
        writer.Write(append.Stream);
        writer.Write(append.Events.Count);
        foreach (var happened in append.Events)
        {
            writer.Write(happened.Name);
            writer.Write(happened.Schema);
            writer.Write(happened.Cause);
            writer.Write(happened.Time.Value);
            writer.Write(happened.Incarnation);
            WriteBytes(writer, happened.Payload);
        }
    }

    private static byte[] Written(Kind kind, Action<BinaryWriter> content)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write((byte)kind);
        content(writer);
        return stream.ToArray();
    }

    private static void WriteBytes(BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes.Span);
    }

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
