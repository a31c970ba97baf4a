using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A test whose last word is success whatever happens before it.</summary>
internal static class TestCannotFail
{
    public static IEnumerable<Finding> Find(Scene scene) => OfServices(scene).Concat(OfProbes(scene));

    private static IEnumerable<Finding> OfServices(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Line?.Flaw is null && Constant.IsSuccess([.. health.Commands])
        select health.At(
            JudgeKinds.TestCannotFail,
            "test",
            $"The health test of '{health.Group}' always succeeds, so the container is healthy however it fares.",
            "Let the test end with the exit status of what it asks: drop the '|| true' or 'exit 0', "
                + "or use 'disable: true' if no test is wanted."
        );

    private static IEnumerable<Finding> OfProbes(Scene scene) =>
        from probe in Probes.ProbeSite.All(scene)
        where probe.ShellCommands is { Count: > 0 } commands && Constant.IsSuccess(commands)
        select probe.At(
            JudgeKinds.TestCannotFail,
            $"The {probe.Key} of {probe.Agent} always succeeds, so it is healthy however it fares.",
            $"Let it end with the exit status of what it asks, or take the {probe.Key} out."
        );
}
