namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>How the engine finds out whether a container is healthy. Durations are in nanoseconds; 0 is the image's.</summary>
/// <param name="StartInterval">Within the start period; engines before API 1.44 do not know it.</param>
/// <param name="Test"><c>["NONE"]</c>, <c>["CMD", ...]</c> or <c>["CMD-SHELL", LINE]</c>.</param>
internal sealed record HealthSpec(
    IReadOnlyList<string>? Test,
    long? Interval,
    long? Timeout,
    long? StartPeriod,
    int? Retries,
    long? StartInterval = null
);
