using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Tests.Supervision.Roster;

namespace Supervisor.Tests.Supervision.Runtimes;

internal static class Workloads
{
    internal static Workload Running(string agent, string incarnation) =>
        new(new WorkloadId(Snapshots.Address(agent), incarnation), null, null, []);

    internal static Workload Ended(string agent, string incarnation) =>
        Running(agent, incarnation) with
        {
            Exit = new WorkloadExit(ExitKind.Exited, 0, null, ExitCause.Itself, OutOfMemory: false),
        };
}
