using System.Diagnostics;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Trees;

/// <summary>
/// Without cgroups: the session and process group of the first process, all that descend from a member, and all that were
/// started with the workload's mark in their environment. It misses only what leaves the session, loses its parent and
/// has cleared its environment.
/// </summary>
/// <param name="mark">The variable that the guard gave to the first process.</param>
internal sealed class SessionTree(int leader, long startTicks, string mark) : IProcessTree
{
    /// <summary>On a machine where others are born all the time; where nobody is, one is enough.</summary>
    private const int MostLooks = 5;

    private static readonly TimeSpan LongestHunt = TimeSpan.FromMilliseconds(50);

    private readonly Chase _chase = new(mark);
    private readonly Condemned _condemned = new();

    /// <summary>
    /// While the first process or somebody of its session is there, the kernel gives the pid to nobody else. A session of
    /// that number that came after may be anybody's, also when whoever began it is gone again.
    /// </summary>
    private bool _isSessionOurs = ProcessTable.Find(leader)?.StartTicks == startTicks;

    public IReadOnlyList<int> Members()
    {
        using var urgency = new Urgency();
        return [.. Find().Select(process => process.Pid)];
    }

    /// <summary>
    /// Stops before it kills: of processes that replace each other, the last to be found could replace all the rest. Once
    /// nobody new is found they all stand still, and die together.
    /// </summary>
    public void Kill()
    {
        using var urgency = new Urgency();
        var start = Stopwatch.GetTimestamp();
        int before;
        do
        {
            before = _condemned.Count;
            var newest = Births.Newest();
            _condemned.Add(Find());
            _condemned.Signal(LibcProcesses.SignalStop);
            _condemned.Add(_chase.Run(newest, LibcProcesses.SignalStop));
        } while (_condemned.Count > before && Stopwatch.GetElapsedTime(start) < LongestHunt);

        _condemned.Signal(LibcProcesses.SignalKill);
        _condemned.Left();
    }

    /// <summary>
    /// Nobody is there only if nobody was born during the look: the child of one of ours may have come after its place in
    /// the list, and its parent may have ended before its turn.
    /// </summary>
    private IReadOnlyList<ProcessEntry> Find()
    {
        for (var look = 1; ; look++)
        {
            var newest = Births.Newest();
            var found = LookAround();
            if (found.Count > 0 || look == MostLooks || Births.Newest() == newest)
            {
                return found;
            }

            if (_chase.Run(newest, signal: 0) is { Count: > 0 } met)
            {
                return met;
            }
        }
    }

    private IReadOnlyList<ProcessEntry> LookAround()
    {
        var all = ProcessTable.All();
        _isSessionOurs = _isSessionOurs && SessionRules.IsThere(all, leader);
        return SessionRules.Members(
            all,
            _isSessionOurs ? leader : SessionRules.Nobody,
            startTicks,
            process => _condemned.Contains(process) || ProcessTable.HasVariable(process.Pid, mark)
        );
    }
}
