using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A form without a test. Timings alone are none: the test is then that of the image.</summary>
internal static class EmptyHealthTest
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from health in HealthSite.All(scene)
        where IsWritten(health) && health.Health.Test.Skip(1).All(string.IsNullOrWhiteSpace)
        where health.Form is HealthSite.Shell or HealthSite.Direct or ""
        select health.At(
            JudgeKinds.EmptyHealthTest,
            "test",
            $"The health test of '{health.Group}' is empty, so it can never pass.",
            "Write what to run, such as test: [CMD, curl, -f, http://localhost:8080/health], or 'disable: true' for none."
        );

    private static bool IsWritten(HealthSite health) =>
        health.Path.Then("test").NodeIn(health.Group.Project.Tree.Root) is not null;
}
