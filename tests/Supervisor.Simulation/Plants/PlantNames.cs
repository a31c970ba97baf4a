namespace Supervisor.Simulation.Plants;

internal static class PlantNames
{
    private static readonly SortedDictionary<string, Plant> Named = new(StringComparer.Ordinal)
    {
        ["blind-read"] = Plant.BlindRead,
        ["check-then-start"] = Plant.CheckThenStart,
        ["cold-grab"] = Plant.ColdGrab,
        ["dead-sight"] = Plant.DeadSight,
        ["double-create"] = Plant.DoubleCreate,
        ["double-start"] = Plant.DoubleStart,
        ["early-ack"] = Plant.EarlyAck,
        ["early-takeover"] = Plant.EarlyTakeover,
        ["forgotten-store"] = Plant.ForgottenStore,
        ["hasty-heir"] = Plant.HastyHeir,
        ["late-kill"] = Plant.LateKill,
        ["late-renewal"] = Plant.LateRenewal,
        ["limiter"] = Plant.Limiter,
        ["open-lane"] = Plant.OpenLane,
        ["stale-leader"] = Plant.StaleLeader,
        ["stale-ready"] = Plant.StaleReady,
        ["stale-timer"] = Plant.StaleTimer,
        ["taken-kept"] = Plant.TakenKept,
        ["unfenced"] = Plant.Unfenced,
    };

    internal static IEnumerable<string> All => Named.Keys;

    internal static bool TryParse(string name, out Plant plant) => Named.TryGetValue(name, out plant);
}
