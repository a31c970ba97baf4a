using Supervisor.Contracts.Guarding;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Logs;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Serving;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Workloads;

/// <summary>What every workload needs of the guard.</summary>
internal sealed record GuardParts(
    GuardLayout Layout,
    EventLoop Loop,
    RecordStore Records,
    LogKeeper Logs,
    KeptLogs KeptLogs,
    CgroupHome Cgroups,
    Reaper Reaper,
    News News
)
{
    public string PipeOf(string ticket) => Path.Combine(Layout.Pipes, ticket);
}
