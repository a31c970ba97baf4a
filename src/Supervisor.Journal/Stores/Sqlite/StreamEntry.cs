namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>What the session knows of one stream.</summary>
internal sealed class StreamEntry(long id, string name)
{
    public long Id => id;

    public string Name => name;

    public uint NameSum { get; } = Crc32C.Of(name);

    public long Version { get; set; }

    /// <summary>The row of the last event; 0 for none.</summary>
    public long Head { get; set; }

    /// <summary>The version up to which retention has removed the events.</summary>
    public long Trimmed { get; set; }

    /// <summary>Whether this differs from the stream's stored row.</summary>
    public bool IsDirty { get; set; }

    public uint Checksum()
    {
        var sum = new Crc32C();
        sum.Add(id);
        sum.Add(NameSum);
        sum.Add(Version);
        sum.Add(Head);
        sum.Add(Trimmed);
        return sum.Value;
    }
}
