using System.Globalization;
using Supervisor.EndToEndTests.Processes;
using Supervisor.EndToEndTests.Supervised;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>What a node takes of its machine.</summary>
internal sealed record Footprint(
    int DaemonDescriptors,
    int GuardDescriptors,
    long DaemonKilobytes,
    long GuardKilobytes,
    long JournalBytes,
    int Files,
    int Processes
)
{
    public static async Task<Footprint> OfAsync(SupervisedNode node)
    {
        var (data, guard) = (node.Scratch.Data, await node.GuardAsync());
        return new Footprint(
            Descriptors(node.Daemon.ProcessId),
            Descriptors(guard),
            ResidentKilobytes(node.Daemon.ProcessId),
            ResidentKilobytes(guard),
            Directory.GetFiles(data, "journal.db*").Sum(file => new FileInfo(file).Length),
            Directory.GetFileSystemEntries(data, "*", SearchOption.AllDirectories).Length,
            MachineProcesses.Agents(data).Count
        );
    }

    private static int Descriptors(int pid) => Directory.GetFileSystemEntries($"/proc/{pid}/fd").Length;

    private static long ResidentKilobytes(int pid) =>
        long.Parse(
            File.ReadLines($"/proc/{pid}/status")
                .Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
}
