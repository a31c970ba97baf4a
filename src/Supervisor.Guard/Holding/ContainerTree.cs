using System.Diagnostics;
using System.Text;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Trees;

namespace Supervisor.Guard.Holding;

/// <summary>
/// All processes of one container, found by its id in their cgroups, and killed without its engine. Those of its pid namespace
/// die with its first process; those that share the machine's pids are found by the cgroup alone.
/// </summary>
internal sealed class ContainerTree(string container, IReadOnlyList<CgroupHierarchy> mounted)
{
    private const int CgroupRoom = 16 * 1024;

    private static readonly TimeSpan LongestHunt = TimeSpan.FromMilliseconds(50);

    private readonly Condemned _condemned = new();

    /// <summary>Whether its cgroup says that the process is the container's.</summary>
    public static bool Has(string container, int pid) => CgroupsOf(pid, container).Count > 0;

    /// <summary>Frozen while they are counted, so that nobody is born meanwhile who would be missed.</summary>
    /// <param name="first">Its first process, if it is known: it is killed also where no cgroup has the container's name.</param>
    public void Kill(ContainerProcess? first)
    {
        var found = Look();
        if (found.Count == 0 && first is null)
        {
            return;
        }

        using var urgency = new Urgency();
        var frozen = ContainerFreezer.Choose(found.SelectMany(member => member.Cgroups), mounted);
        if (frozen is not null)
        {
            ContainerFreezer.Freeze(frozen);
        }

        Condemn(first, found);
        _condemned.Signal(LibcProcesses.SignalKill);
        if (frozen is not null)
        {
            ContainerFreezer.Thaw(frozen);
        }
    }

    /// <summary>Who was killed and has not ended yet.</summary>
    public IReadOnlyList<int> Left() => _condemned.Left();

    private void Condemn(ContainerProcess? first, IReadOnlyList<Member> found)
    {
        if (first is not null && ProcessTable.Find(first.Pid) is { } entry && entry.StartTicks == first.StartTicks)
        {
            _condemned.Add([entry]);
        }

        var start = Stopwatch.GetTimestamp();
        int before;
        do
        {
            before = _condemned.Count;
            _condemned.Add(found.Select(member => member.Process));
            found = Look();
        } while (_condemned.Count > before && Stopwatch.GetElapsedTime(start) < LongestHunt);
    }

    private IReadOnlyList<Member> Look() =>
        [
            .. ProcessTable
                .All()
                .Select(process => new Member(process, CgroupsOf(process.Pid, container)))
                .Where(member => member.Cgroups.Count > 0),
        ];

    private static IReadOnlyList<ContainerCgroup> CgroupsOf(int pid, string container) =>
        ContainerCgroup.Of(
            Encoding.UTF8.GetString(ProcFile.Read($"/proc/{pid}/cgroup", stackalloc byte[CgroupRoom])),
            container
        );

    private sealed record Member(ProcessEntry Process, IReadOnlyList<ContainerCgroup> Cgroups);
}
