using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Faults;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>What the copying of all containers' output shares.</summary>
/// <param name="Places">The directory in which it is written down how far it has come.</param>
/// <param name="KeepLog">Has a log cut when it gets long, also while the daemon is away.</param>
internal sealed record OutputServices(
    string Places,
    AgentLogs Logs,
    LaunchPlan Plan,
    Action<string, LogDefinition> KeepLog,
    Action<MakingNote> Tell,
    TimeProvider Clock
)
{
    public required WorkFaults Faults { get; init; }

    public string PlaceOf(string container) => Path.Combine(Places, container);
}
