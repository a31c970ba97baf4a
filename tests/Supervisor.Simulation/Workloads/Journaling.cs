using Supervisor.Simulation.Machines;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Simulation.Workloads;

/// <summary>
/// How the workloads' actors keep their streams: with snapshots so close together that each run makes many, recovers
/// from them, and is cut off between one and the trim after it.
/// </summary>
internal static class Journaling
{
    internal const int EventsKept = 4;

    private const int EventsPerSnapshot = 8;

    internal static EventSourcingServices Of(Machine machine) =>
        machine.Node!.Core.EventSourcing with
        {
            EventsPerSnapshot = EventsPerSnapshot,
            EventsKept = EventsKept,
        };
}
