namespace Supervisor.Journal.Stores;

/// <summary>
/// One stored event, field by field, as it lies in a row. The checksum covers them all, the row's own place and the names
/// behind the numbers included, so that a row which was changed, moved or swapped is noticed.
/// </summary>
internal readonly ref struct EventFields
{
    public required long Row { get; init; }

    /// <summary>The row of the stream's event before this one; 0 for the first.</summary>
    public required long Previous { get; init; }

    /// <summary>The checksum of the stream's name, which stands in another table.</summary>
    public required uint StreamSum { get; init; }

    public required long Version { get; init; }

    /// <summary>The checksum of the event's name, which stands in another table.</summary>
    public required uint NameSum { get; init; }

    public required long Schema { get; init; }

    public required ReadOnlySpan<byte> Cause { get; init; }

    public required long Time { get; init; }

    public required long Epoch { get; init; }

    public required ReadOnlySpan<byte> Incarnation { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    public uint Checksum()
    {
        var sum = new Crc32C();
        sum.Add(Row);
        sum.Add(Previous);
        sum.Add(StreamSum);
        sum.Add(Version);
        sum.Add(NameSum);
        sum.Add(Schema);
        sum.Add(Cause);
        sum.Add(Time);
        sum.Add(Epoch);
        sum.Add(Incarnation);
        sum.Add(Payload);
        return sum.Value;
    }
}
