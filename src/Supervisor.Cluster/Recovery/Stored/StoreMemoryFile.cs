using Supervisor.Cluster.Files;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Recovery.Stored;

/// <summary>The memory of the store in the node's cluster files.</summary>
internal static class StoreMemoryFile
{
    /// <returns>Null where nothing was remembered yet. One that cannot be read is an error: nobody must take it for none.</returns>
    public static Outcome<StoreMemory?> Read(ClusterPaths paths)
    {
        if (!File.Exists(paths.Memory))
        {
            return (StoreMemory?)null;
        }

        try
        {
            return StoreMemoryText.TryRead(File.ReadAllText(paths.Memory), out var memory)
                ? memory
                : CustodyErrors.Damaged(paths.Memory, "It is no memory of a store, or one of a newer version.");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return CustodyErrors.Unreadable(paths.Memory, failed);
        }
    }

    /// <exception cref="IOException">It cannot be written; what was remembered before stands.</exception>
    public static void Write(ClusterPaths paths, StoreMemory memory) =>
        AtomicFile.Write(paths.Memory, StoreMemoryText.Write(memory) + "\n");
}
