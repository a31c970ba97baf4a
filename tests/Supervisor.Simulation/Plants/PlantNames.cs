namespace Supervisor.Simulation.Plants;

internal static class PlantNames
{
    private static readonly SortedDictionary<string, Plant> Named = new(StringComparer.Ordinal)
    {
        ["limiter"] = Plant.Limiter,
        ["early-ack"] = Plant.EarlyAck,
        ["stale-timer"] = Plant.StaleTimer,
    };

    internal static IEnumerable<string> All => Named.Keys;

    internal static bool TryParse(string name, out Plant plant) => Named.TryGetValue(name, out plant);
}
