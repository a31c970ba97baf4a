using System.Diagnostics;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>
/// Follows the newest pids of the machine. A process that forks and ends, and whose child does the same, is gone before a
/// look at all processes gets to it; but the kernel says which pid it gave last, and there its latest child is.
/// </summary>
/// <param name="mark">The variable by which a process of the workload is known.</param>
internal sealed class Chase(string mark)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    /// <summary>Gives up after a while, and at once when nobody has been born.</summary>
    /// <param name="newest">Of <see cref="Births.Newest"/>, before the caller looked around.</param>
    /// <param name="signal">For whom it meets; 0 disturbs nobody.</param>
    /// <returns>The first of the workload that it met, if any.</returns>
    public IReadOnlyList<ProcessEntry> Run(int newest, int signal)
    {
        var start = Stopwatch.GetTimestamp();
        while (Births.Newest() is var now && now != newest && Stopwatch.GetElapsedTime(start) < Patience)
        {
            // A pid is counted shortly before its process can be seen, and the next may be there already.
            for (var pid = now - 1; pid <= now + 1; pid++)
            {
                if (Meet(pid, signal) is { } met)
                {
                    return [met];
                }
            }
        }

        return [];
    }

    /// <summary>The descriptor comes before the look, so that the signal cannot reach the next process of that pid.</summary>
    private ProcessEntry? Meet(int pid, int signal)
    {
        using var hold = ProcessHold.OfAny(pid);
        return hold is not null && ProcessTable.HasVariable(pid, mark) && hold.Signal(signal)
            ? ProcessTable.Find(pid)
            : null;
    }
}
