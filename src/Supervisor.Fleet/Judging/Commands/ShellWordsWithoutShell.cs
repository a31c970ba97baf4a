using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Health;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Commands;

/// <summary>
/// <c>&amp;&amp;</c> or <c>||</c> in a command that no shell reads: the program gets them as arguments. Compose splits a
/// text into words, but runs no shell for it.
/// </summary>
internal static class ShellWordsWithoutShell
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "busybox", "env", "cmd", "pwsh"];

    public static IEnumerable<Finding> Find(Scene scene) =>
        Services(scene).Concat(Agents(scene)).Concat(Tests(scene)).OfType<Finding>();

    private static IEnumerable<Finding?> Services(Scene scene) =>
        from site in scene.Groups
        where site.Service.Entrypoint is not { Count: > 0 } entrypoint || !IsShell(entrypoint[0])
        select Told(site, $"The command of '{site}'", site.Service.Command, site.Path.Then("command"));

    private static IEnumerable<Finding?> Agents(Scene scene) =>
        from agent in scene.Agents
        where agent.IsStartedByUs
        select Told(agent.Group, $"The command of {agent}", agent.Model.Command, agent.PathOf("command"));

    private static IEnumerable<Finding?> Tests(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Form is HealthSite.Direct
        select Told(
            health.Group,
            $"The health test of '{health.Group}'",
            health.Health.Test.Skip(1).ToList(),
            health.Path.Then("test")
        );

    private static Finding? Told(GroupSite site, string what, IReadOnlyList<string>? words, TreePath path) =>
        words is { Count: > 2 } && !IsShell(words[0]) && words.FirstOrDefault(IsOperator) is { } found
            ? site.At(
                JudgeKinds.ShellWordsWithoutShell,
                path,
                $"{what} has a '{found}', and no shell reads it: {words[0]} gets it as an argument.",
                what.Contains("health", StringComparison.Ordinal)
                    ? "Write the test as CMD-SHELL and one text."
                    : "Write [sh, -c, \"...\"] around the line."
            )
            : null;

    private static bool IsOperator(string word) => word is "&&" or "||";

    private static bool IsShell(string program) =>
        Shells.Contains(program[(program.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
}
