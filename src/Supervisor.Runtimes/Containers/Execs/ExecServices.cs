using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>What all programs within containers share.</summary>
/// <param name="Told">Of what starts, ends, or writes to its notification descriptor; on any thread, to be passed on only.</param>
/// <param name="Stop">The daemon ends; programs go on.</param>
internal sealed record ExecServices(
    string BootId,
    ShellChecks Shells,
    FolderWatch Watch,
    Action<Workload> Told,
    TimeProvider Clock,
    CancellationToken Stop
);
