using System.Text;

namespace Supervisor.Simulation.Journals;

/// <summary>What must be known of a frame to find the next one and to say whose it is, even when its body is damaged.</summary>
/// <param name="Epoch">The writer epoch under which it was written; of a claim, the one that it begins.</param>
/// <param name="Settled">What stood before this offset had been flushed when the frame was written.</param>
/// <param name="Name">The stream; of a claim, the writer.</param>
/// <param name="Version">Of the first event, of the snapshot, or of the last event that is trimmed.</param>
/// <param name="Events">How many events the body holds.</param>
/// <param name="Left">How many frames follow that are committed together with this one.</param>
internal sealed record LogHead(
    LogKind Kind,
    long Epoch,
    int Settled,
    string Name,
    long Version = 0,
    int Events = 0,
    int Left = 0
)
{
    internal long LastVersion => Version + Events - 1;

    internal static LogHead Read(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        return new LogHead(
            (LogKind)reader.ReadByte(),
            reader.ReadInt64(),
            reader.ReadInt32(),
            reader.ReadString(),
            reader.ReadInt64(),
            reader.ReadInt32(),
            reader.ReadInt32()
        );
    }

    internal byte[] Written()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write((byte)Kind);
        writer.Write(Epoch);
        writer.Write(Settled);
        writer.Write(Name);
        writer.Write(Version);
        writer.Write(Events);
        writer.Write(Left);
        return stream.ToArray();
    }
}
