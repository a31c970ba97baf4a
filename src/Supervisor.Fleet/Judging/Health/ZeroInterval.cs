using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Probes;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>An interval of nothing: the engine takes its default instead, and a probe would never pause.</summary>
internal static class ZeroInterval
{
    public static IEnumerable<Finding> Find(Scene scene) => OfServices(scene).Concat(OfProbes(scene));

    private static IEnumerable<Finding> OfServices(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Health.Interval == TimeSpan.Zero
        select health.At(
            JudgeKinds.ZeroInterval,
            "interval",
            $"The health test of '{health.Group}' has the interval 0, which the engine takes for its default of 30s.",
            "Write the interval that is meant, such as 10s."
        );

    private static IEnumerable<Finding> OfProbes(Scene scene) =>
        from probe in ProbeSite.All(scene)
        where probe.Model.Interval <= TimeSpan.Zero
        select probe.At(
            JudgeKinds.ZeroInterval,
            $"The {probe.Key} of {probe.Agent} has the interval 0.",
            "Write the interval that is meant, such as 10s, or leave it out for the default of 10s."
        );
}
