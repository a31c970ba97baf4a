using System.Globalization;
using Supervisor.Runtimes.Docker.Engine;

namespace Supervisor.Simulation.Engines;

/// <summary>What the engine says of itself.</summary>
internal static class EngineSelf
{
    internal static EngineVersion Version { get; } =
        new()
        {
            Version = "20.10.24",
            ApiVersion = "1.41",
            LowestApiVersion = "1.12",
            Os = "linux",
        };

    internal static EngineInfo Info(SimulatedEngine engine) =>
        new()
        {
            Id = engine.Machine.Name,
            LiveRestoreEnabled = engine.KeepsContainers,
            Containers = engine.Containers.Count,
        };

    /// <param name="seconds">Since 1970, with decimals; null: from now on.</param>
    internal static DateTimeOffset? MomentOf(string? seconds) =>
        decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(since * TimeSpan.TicksPerSecond))
            : null;
}
