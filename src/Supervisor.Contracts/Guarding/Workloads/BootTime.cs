using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>
/// A moment on the clock that counts from the machine's start and goes on while it is suspended (CLOCK_BOOTTIME). It means
/// nothing in another boot, so it says its own.
/// </summary>
public sealed record BootTime(
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("nanoseconds")] long Nanoseconds
);
