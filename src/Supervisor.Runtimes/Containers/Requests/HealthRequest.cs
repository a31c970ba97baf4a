using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>How the engine is asked to look after a container's health.</summary>
internal static class HealthRequest
{
    /// <returns>Null: as the image has it.</returns>
    public static HealthSpec? Of(HealthTest? health) =>
        health switch
        {
            null => null,
            { IsDisabled: true } => new HealthSpec(["NONE"], null, null, null, null),
            _ => new HealthSpec(
                health.Test.OrNull(),
                Nanoseconds(health.Interval),
                Nanoseconds(health.Timeout),
                Nanoseconds(health.StartPeriod),
                health.Retries,
                Nanoseconds(health.StartInterval)
            ),
        };

    private static long? Nanoseconds(TimeSpan? span) => span is { } given ? EngineUnits.Nanoseconds(given) : null;
}
