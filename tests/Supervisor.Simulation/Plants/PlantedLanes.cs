using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads.Effects;

namespace Supervisor.Simulation.Plants;

/// <summary>Gives a workload its lane, a wrong one if that is the bug to plant.</summary>
internal static class PlantedLanes
{
    internal static ILane Create(Plant plant, Machine machine, string workload)
    {
        var lanes = machine.Node!.Core.Lanes;
        return plant == Plant.OpenLane ? new OpenLane(lanes, workload) : new NodeLane(lanes, workload);
    }
}
