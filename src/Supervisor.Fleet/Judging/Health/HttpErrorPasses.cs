using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>curl without <c>-f</c> succeeds on every answer, 500 included, unless somebody reads what it prints.</summary>
internal static class HttpErrorPasses
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Commands.ToList() is [.., _] commands && commands.Exists(IsBlind) && !IsRead(commands)
        select health.At(
            JudgeKinds.HttpErrorPasses,
            "test",
            $"The health test of '{health.Group}' runs curl without -f, which also succeeds when the answer is an error.",
            "Write curl -f (or --fail)."
        );

    private static bool IsBlind(ShellCommand command) =>
        command.Words is ["curl" or "/usr/bin/curl", ..] && !command.Words.Any(IsStrict);

    private static bool IsStrict(string option) =>
        option.StartsWith("--fail", StringComparison.Ordinal)
        || option is "-w" or "--write-out"
        || (option.StartsWith('-') && !option.StartsWith("--", StringComparison.Ordinal) && option.Contains('f'));

    private static bool IsRead(List<ShellCommand> commands) => commands.Exists(command => command.Joined is "|");
}
