using Supervisor.Supervision.Ownership;
using Supervisor.TestKit.Ownership.Plants;

namespace Supervisor.Simulation.Plants;

/// <summary>The rules by which nodes have rights to movable groups, with a bug where one is planted.</summary>
internal static class PlantedRights
{
    internal static RightRules? Of(Plant plant) =>
        plant switch
        {
            Plant.ColdGrab => new ColdGrab(),
            Plant.LateKill => new LateKill(),
            Plant.TakenKept => new TakenKept(),
            Plant.LateRenewal => new LateRenewal(),
            Plant.StaleLeader => new StaleLeader(),
            Plant.CheckThenStart => new CheckThenStart(),
            Plant.EarlyTakeover => new EarlyTakeover(),
            Plant.HastyHeir => new HastyHeir(),
            _ => null,
        };
}
