using Supervisor.Runtimes.Faults;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>What all programs within containers share.</summary>
/// <param name="Told">Of what starts, ends, or writes to its notification descriptor; on any thread, to be passed on only.</param>
/// <param name="KeepLog">Told of each log that somebody writes to, as often as it is seen: it is to be cut when it gets long.</param>
/// <param name="Stop">The daemon ends; programs go on.</param>
internal sealed record ExecServices(
    string BootId,
    AgentLogs Logs,
    ShellChecks Shells,
    ExecSenses Senses,
    Action<Workload> Told,
    Action<string, LogDefinition> KeepLog,
    TimeProvider Clock,
    CancellationToken Stop
)
{
    public required WorkFaults Faults { get; init; }
}
