namespace Supervisor.Journal.Stores.Memory;

/// <summary>What outlives a <see cref="MemoryStore"/>, as a disk outlives a process.</summary>
public sealed class MemoryMedium
{
    internal Dictionary<string, StoredStream> Streams { get; } = new(StringComparer.Ordinal);

    internal string Writer { get; set; } = "";

    internal long Epoch { get; set; }
}
