using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Holding;

/// <summary>The first process of one run of a container, by the numbers of the machine.</summary>
/// <param name="StartTicks">Field 22 of /proc/PID/stat: with the boot id it tells this process from a later one of the same pid.</param>
public sealed record ContainerProcess(
    [property: JsonPropertyName("pid")] int Pid,
    [property: JsonPropertyName("startTicks")] long StartTicks,
    [property: JsonPropertyName("bootId")] string BootId
);
