using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A line that no shell can run: the container would be unhealthy for ever.</summary>
internal static class UnparsableHealthTest
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Line?.Flaw is not null
        select health.At(
            JudgeKinds.UnparsableHealthTest,
            "test",
            $"The shell cannot read the health test of '{health.Group}': {health.Line!.Flaw}.",
            "Close or remove what is open; quotes inside a quoted YAML text are the usual trap, so write the line after 'test: >-'."
        );
}
