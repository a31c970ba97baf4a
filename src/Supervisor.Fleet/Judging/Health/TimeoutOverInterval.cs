using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Probes;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A test that may last longer than the time between two: a hang is noticed late.</summary>
internal static class TimeoutOverInterval
{
    /// <summary>The engine's, where a file gives none.</summary>
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(30);

    public static IEnumerable<Finding> Find(Scene scene) => OfServices(scene).Concat(OfProbes(scene));

    private static IEnumerable<Finding> OfServices(Scene scene) =>
        from health in HealthSite.All(scene)
        let interval = health.Health.Interval is { Ticks: > 0 } written ? written : UsualInterval
        where health.Health.Timeout > interval
        select health.At(
            JudgeKinds.TimeoutOverInterval,
            "timeout",
            $"The health test of '{health.Group}' may take {Text(health.Health.Timeout!.Value)} and is run every {Text(interval)}.",
            "Write a timeout below the interval."
        );

    private static IEnumerable<Finding> OfProbes(Scene scene) =>
        from probe in ProbeSite.All(scene)
        where probe.Model.Timeout > probe.Model.Interval && probe.Model.Interval > TimeSpan.Zero
        select probe.At(
            JudgeKinds.TimeoutOverInterval,
            $"The {probe.Key} of {probe.Agent} may take {Text(probe.Model.Timeout)} and is run every {Text(probe.Model.Interval)}.",
            "Write a timeout below the interval."
        );

    private static string Text(TimeSpan time) => DurationText.Format(time);
}
