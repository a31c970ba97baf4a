using System.Text;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>What runs on this machine of one data directory, as /proc has it and whatever a daemon believes.</summary>
internal static class MachineProcesses
{
    /// <summary>Every process that is alive and was started as an agent of the node; what it runs itself is in its session.</summary>
    public static IReadOnlyList<AgentProcess> Agents(string data) =>
        [.. Pids().Select(pid => AgentOf(pid, data)).OfType<AgentProcess>()];

    /// <summary>The guard of the node.</summary>
    public static async Task<int> GuardAsync(string data)
    {
        IReadOnlyList<int> guards = [];
        await Until.HoldsAsync(
            () => Task.FromResult((guards = Guards(data)).Count == 1),
            "there is one guard",
            () => $"{guards.Count} of them"
        );
        return guards[0];
    }

    /// <summary>Guards of the node; more than one only while a second finds that it is too late.</summary>
    public static IReadOnlyList<int> Guards(string data) => [.. Pids().Where(pid => IsGuard(pid, data))];

    /// <summary>Kills it, and waits until it has ended; it may have ended already.</summary>
    public static async Task KillAsync(int pid)
    {
        using var end = ProcessEnd.Of(pid);
        Posix.TrySignal(pid, Posix.SigKill);
        await end.WaitAsync();
    }

    public static IEnumerable<int> Pids() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    private static AgentProcess? AgentOf(int pid, string data)
    {
        var variables = Strings(pid, "environ");
        return
            ValueOf("SUPERVISOR_SOCKET", variables) is { } socket
            && socket.StartsWith($"{data}/", StringComparison.Ordinal)
            && ValueOf("SUPERVISOR_AGENT", variables) is { } agent
            && ValueOf("SUPERVISOR_INCARNATION", variables) is { } incarnation
            && LeadsItsSession(pid)
            ? new AgentProcess(pid, agent, incarnation)
            : null;
    }

    /// <summary>The session is the fourth field behind the name, which may have any letters in it.</summary>
    private static bool LeadsItsSession(int pid) =>
        Strings(pid, "stat") is [var stat, ..]
        && stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [_, _, _, var session, ..]
        && session == $"{pid}";

    private static bool IsGuard(int pid, string data) =>
        Strings(pid, "cmdline") is [_, "guard", "--data-dir", var directory, ..] && directory == data;

    private static string? ValueOf(string name, IEnumerable<string> variables) =>
        variables
            .FirstOrDefault(variable => variable.StartsWith($"{name}=", StringComparison.Ordinal))
            ?[(name.Length + 1)..];

    private static string[] Strings(int pid, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/{file}")).Split('\0');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is the kernel's.
            return [];
        }
    }
}
