using System.Globalization;
using System.Runtime.InteropServices;

namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>
/// The processes of a command in a container, as the machine sees them: each exec is a session of its own. Engines have no
/// call to signal one.
/// </summary>
internal sealed class SessionProcesses
{
    private const int SigHup = 1;
    private const int SigKill = 9;

    private readonly int _leader;
    private readonly string _container;

    private SessionProcesses(int leader, string container) => (_leader, _container) = (leader, container);

    /// <returns>Null: that process is none of this machine's, as the engine is another's, or is gone.</returns>
    public static SessionProcesses? Of(int pid, string container) =>
        IsIn(pid, container) ? new SessionProcesses(pid, container) : null;

    public void Signal(int signal) => _ = Kill(-_leader, signal);

    /// <summary>Asks them to end, and kills what is left after the grace.</summary>
    /// <returns>Those who were killed and did not go.</returns>
    public Task<IReadOnlyList<int>> EndAsync(TimeSpan grace, TimeProvider clock, CancellationToken stop)
    {
        _ = Kill(-_leader, SigHup);
        return new SessionEnding(Members, static pid => _ = Kill(pid, SigKill), clock).EndAsync(grace, stop);
    }

    /// <summary>Also those in other process groups, as a shell makes them for its jobs.</summary>
    private List<int> Members() =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, null, out var pid) ? pid : 0)
                .Where(pid => pid > 0 && SessionOf(pid) == _leader && IsIn(pid, _container)),
        ];

    private static int? SessionOf(int pid) =>
        TryRead(pid, "stat") is { } stat
        && stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is [not ("Z" or "X"), _, _, var session, ..]
        && int.TryParse(session, NumberStyles.None, CultureInfo.InvariantCulture, out var leader)
            ? leader
            : null;

    /// <summary>A number of the engine's may be another process here: what is not the container's is never touched.</summary>
    internal static bool IsIn(int pid, string container) =>
        container.Length > 0 && TryRead(pid, "cgroup")?.Contains(container, StringComparison.Ordinal) == true;

    private static string? TryRead(int pid, string what)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{what}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Takes numbers only, so nothing has to be generated for it.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
