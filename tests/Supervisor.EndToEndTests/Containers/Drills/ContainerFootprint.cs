using System.Globalization;
using Supervisor.EndToEndTests.Processes;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>What a fleet in containers takes of its machine and of its engine.</summary>
internal sealed record ContainerFootprint(
    int DaemonDescriptors,
    int DaemonThreads,
    int DaemonSockets,
    long DaemonKilobytes,
    int GuardDescriptors,
    long GuardKilobytes,
    long JournalBytes,
    int Files,
    int Containers,
    int Networks,
    int Execs,
    int Processes
)
{
    public static async Task<ContainerFootprint> OfAsync(EngineWorld world)
    {
        var (daemon, data) = (world.Fleet.Daemon.ProcessId, world.Fleet.Scratch.Data);
        var guard = await MachineProcesses.GuardAsync(data);
        var networks = await world.Client.Networks.ListAsync(EngineFilters.None, CancellationToken.None);
        return new ContainerFootprint(
            Descriptors(daemon).Length,
            (int)Number(daemon, "Threads:"),
            Descriptors(daemon).Count(target => target.StartsWith("socket:", StringComparison.Ordinal)),
            Number(daemon, "VmRSS:"),
            Descriptors(guard).Length,
            Number(guard, "VmRSS:"),
            Directory.GetFiles(data, "journal.db*").Sum(file => new FileInfo(file).Length),
            Directory.GetFileSystemEntries(data, "*", SearchOption.AllDirectories).Length,
            await world.ContainersAsync(),
            networks.IsOk ? networks.Value.Length : throw new IOException($"{networks.Failure.Error}"),
            await world.ExecsAsync("platform"),
            world.Agents.Sum(agent => world.Recorder.Living(agent.Split('/')[^1]).Count)
        );
    }

    private static string[] Descriptors(int pid) =>
        [
            .. new DirectoryInfo($"/proc/{pid}/fd")
                .EnumerateFileSystemInfos()
                .Select(link => link.LinkTarget)
                .OfType<string>(),
        ];

    private static long Number(int pid, string key) =>
        long.Parse(
            File.ReadLines($"/proc/{pid}/status")
                .Single(line => line.StartsWith(key, StringComparison.Ordinal))
                .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
}
