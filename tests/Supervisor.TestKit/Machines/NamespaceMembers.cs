using System.Globalization;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines;

/// <summary>
/// The processes of a network namespace, and what they have started: a container's processes are in namespaces of their own, below
/// those of the engine.
/// </summary>
internal sealed class NamespaceMembers(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lazy<string> _space = new(() =>
        Tool.Run("nsenter", $"--net={path}", "--", "readlink", "/proc/self/ns/net").Trim()
    );

    public IReadOnlyList<int> Find()
    {
        var living = Pids()
            .Select(pid => (Pid: pid, Parent: LivingParentOf(pid)))
            .Where(found => found.Parent >= 0)
            .ToList();
        var children = living.ToLookup(found => found.Parent, found => found.Pid);
        var members = living.Select(found => found.Pid).Where(IsIn).ToHashSet();
        var fresh = new Queue<int>(members);
        while (fresh.TryDequeue(out var member))
        {
            foreach (var child in children[member].Where(members.Add))
            {
                fresh.Enqueue(child);
            }
        }

        return [.. members];
    }

    /// <summary>All at once. Who is born meanwhile gets it, too.</summary>
    public void Signal(string signal)
    {
        var told = new HashSet<int>();
        while (Find().Where(told.Add).ToList() is { Count: > 0 } members)
        {
            Send(signal, members);
        }
    }

    public void EndAll()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (Find() is { Count: > 0 } members)
        {
            Send("KILL", members);
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"The processes {string.Join(", ", members)} of {path} do not end.");
            }
        }
    }

    // Some of them may have ended meanwhile.
    private static void Send(string signal, IEnumerable<int> pids) =>
        Tool.Try(["kill", "-s", signal, .. pids.Select(pid => $"{pid}")]);

    private static IEnumerable<int> Pids() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    private bool IsIn(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/ns/net").LinkTarget == _space.Value;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <returns>-1 when it has ended.</returns>
    private static int LivingParentOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [not ("Z" or "X"), var parent, ..]
                ? int.Parse(parent, CultureInfo.InvariantCulture)
                : -1;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }
}
