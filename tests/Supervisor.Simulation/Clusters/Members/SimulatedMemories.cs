using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Node.Clusters.Memory;
using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Clusters.Members;

/// <summary>A small file of a machine that takes the place of the one before in one go, and stays through losses of power.</summary>
internal sealed class SimulatedMemories(Machine machine) : IStoreMemories
{
    private string? _text;

    public string Place => $"{machine.Name}/store.json";

    /// <summary>Null: nothing was remembered yet.</summary>
    internal StoreMemory? Last =>
        _text is null ? null
        : StoreMemoryText.TryRead(_text, out var memory) ? memory
        : throw new InvalidOperationException($"{Place} cannot be read: {_text}");

    public void Keep(StoreMemory memory)
    {
        if (machine.Disk.Fault is DiskFault.Full)
        {
            throw new IOException("There is no room on the disk.");
        }

        _text = StoreMemoryText.Write(memory);
    }
}
