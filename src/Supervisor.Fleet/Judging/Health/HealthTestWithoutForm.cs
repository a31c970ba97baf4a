using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A list whose first item must say how the rest is run, and does not: the engine refuses it.</summary>
internal static class HealthTestWithoutForm
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Form is not (HealthSite.Shell or HealthSite.Direct or HealthSite.Off or "")
        select health.At(
            JudgeKinds.HealthTestWithoutForm,
            "test",
            $"The health test of '{health.Group}' is a list that begins with '{health.Form}' instead of CMD or CMD-SHELL.",
            $"Write [CMD, {string.Join(", ", health.Health.Test.Take(3))}{(health.Health.Test.Count > 3 ? ", ..." : "")}]."
        );
}
