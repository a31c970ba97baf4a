using System.IO.Compression;
using System.Text;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Recovery.Stored;

/// <summary>
/// What nodes lay down in a store that is not what they knew, for the one who recovers: each its own memory. It tells what was and
/// changes nothing.
/// </summary>
internal static class GatheredMemories
{
    public static EntryKey Folder { get; } = EntryKey.Of("recovery");

    public static EntryKey Of(NodeId node) => EntryKey.Of("recovery", node.Value);

    /// <summary>Null when it is too large for a store.</summary>
    public static EntryWrite? Put(NodeId node, StoreMemory memory) =>
        // Where pinned groups run each node says again by itself: the rest is no less needed without it.
        Packed(node, memory) ?? Packed(node, memory with { Residences = StoreMemory.NoRecords });

    /// <summary>Those that can be read, by node.</summary>
    public static IReadOnlyDictionary<NodeId, StoreMemory> In(EntriesSeen folder)
    {
        var memories = new Dictionary<NodeId, StoreMemory>();
        foreach (var entry in folder.Entries)
        {
            if (
                entry.Key.Parts.ToArray() is [_, var id]
                && NodeId.TryParse(id, out var node)
                && Unpack(entry.Value) is { } text
                && StoreMemoryText.TryRead(text, out var memory)
            )
            {
                memories[node] = memory;
            }
        }

        return memories;
    }

    private static EntryWrite? Packed(NodeId node, StoreMemory memory)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(StoreMemoryText.Write(memory)));
        }

        var text = Convert.ToBase64String(packed.ToArray());
        return text.Length > IEntries.MaxValueBytes ? null : EntryWrite.Put(Of(node), text);
    }

    private static string? Unpack(string packed)
    {
        try
        {
            using var gzip = new GZipStream(
                new MemoryStream(Convert.FromBase64String(packed)),
                CompressionMode.Decompress
            );
            using var text = new StreamReader(gzip, Encoding.UTF8);
            return text.ReadToEnd();
        }
        catch (Exception damaged) when (damaged is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
