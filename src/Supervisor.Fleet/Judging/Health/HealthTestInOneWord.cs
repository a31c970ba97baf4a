using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A whole line where CMD wants the name of a program: no program is called so.</summary>
internal static class HealthTestInOneWord
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Form is HealthSite.Direct && health.Health.Test is [_, var line] && IsLine(line)
        select health.At(
            JudgeKinds.HealthTestInOneWord,
            "test",
            $"The health test of '{health.Group}' asks CMD to run a program called '{health.Health.Test[1]}'.",
            "Write CMD-SHELL instead of CMD, or each word as an item of its own."
        );

    /// <summary>A path may hold blanks; a name without a slash before the first blank is a line.</summary>
    private static bool IsLine(string text) =>
        text.Trim().IndexOf(' ') is > 0 and var blank && !text.Trim()[..blank].Contains('\\');
}
