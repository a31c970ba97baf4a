using Supervisor.Fleet.Values;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Guards;

/// <summary>What commands stand for on a machine; and whoever has them hears of what daemons ask and are told.</summary>
internal interface IPrograms
{
    /// <returns>Null: there is no such program.</returns>
    IProgram? Find(LaunchRequest request, ValueMap<string> variables);

    /// <summary>A daemon asks its runtime for a start.</summary>
    void OnAsked(Daemon daemon, LaunchRequest request) { }

    /// <summary>A daemon is told what became of that.</summary>
    void OnAnswered(Daemon daemon, WorkloadId id, LaunchOutcome outcome) { }

    /// <summary>A daemon asks its runtime for an end.</summary>
    void OnStop(Daemon daemon, WorkloadId id) { }

    /// <summary>A daemon is told how a workload stands.</summary>
    void OnNews(Daemon daemon, Workload workload) { }
}
