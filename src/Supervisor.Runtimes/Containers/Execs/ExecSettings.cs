using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Faults;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <param name="Root">In the data directory: holds the folders of all groups.</param>
/// <param name="Logs">Where agents' output is kept; on the file system of the root.</param>
/// <param name="BootId">Of the machine, as it runs now.</param>
internal sealed record ExecSettings(string Root, AgentLogs Logs, string BootId)
{
    /// <summary>A folder that is there, for what nobody but the daemon writes.</summary>
    public Func<string, IOwnFiles> Folder { get; init; } = static path => new OwnFiles(path);

    public required WorkFaults Faults { get; init; }
}

/// <summary>Who is told; on any thread, and only to pass it on.</summary>
/// <param name="Told">Of programs that start, end, or write to their notification descriptor.</param>
/// <param name="KeepLog">Of each log that somebody writes to, as often as it is seen: it is to be cut when it gets long.</param>
internal sealed record ExecListener(Action<Workload> Told, Action<string, LogDefinition> KeepLog);
