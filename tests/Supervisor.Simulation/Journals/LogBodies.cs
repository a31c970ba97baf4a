using System.Text;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>The bodies of frames: events and snapshots as bytes.</summary>
internal static class LogBodies
{
    internal static byte[] Of(IReadOnlyList<JournalEvent> events) =>
        Written(writer =>
        {
            foreach (var happened in events)
            {
                writer.Write(happened.Name);
                writer.Write(happened.Schema);
                writer.Write(happened.Cause);
                writer.Write(happened.Time.Value);
                writer.Write(happened.Incarnation);
                Write(writer, happened.Payload);
            }
        });

    internal static byte[] Of(Snapshot snapshot) =>
        Written(writer =>
        {
            writer.Write(snapshot.Schema);
            Write(writer, snapshot.Payload);
        });

    internal static IEnumerable<StoredEvent> Events(LogHead head, ReadOnlySpan<byte> body)
    {
        using var reader = Reader(body);
        var events = new StoredEvent[head.Events];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = new StoredEvent(head.Version + i, head.Epoch, ReadEvent(reader));
        }

        return events;
    }

    internal static Snapshot Snapshot(LogHead head, ReadOnlySpan<byte> body)
    {
        using var reader = Reader(body);
        return new Snapshot(head.Version, reader.ReadInt32(), ReadBytes(reader));
    }

    /// <summary>Whether bytes that may be damaged still have the shape of a body, whatever stands in it.</summary>
    internal static bool CanBeTakenApart(LogHead head, ReadOnlySpan<byte> body)
    {
        try
        {
            _ = head.Events > 0 ? Events(head, body).Any() : Snapshot(head, body).Payload.IsEmpty;
            return true;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return false;
        }
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

    private static BinaryReader Reader(ReadOnlySpan<byte> body) => new(new MemoryStream(body.ToArray()), Encoding.UTF8);

    private static byte[] Written(Action<BinaryWriter> content)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        content(writer);
        return stream.ToArray();
    }

    private static void Write(BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes.Span);
    }

    // The length may be damaged: no more is asked for than there is.
    private static byte[] ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        var rest = reader.BaseStream.Length - reader.BaseStream.Position;
        return length <= rest ? reader.ReadBytes(length) : throw new EndOfStreamException();
    }
}
