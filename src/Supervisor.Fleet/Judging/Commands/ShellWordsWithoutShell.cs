using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Health;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Commands;

/// <summary>
/// <c>&amp;&amp;</c> or <c>||</c> in a command that no shell reads: the program gets them as arguments. Compose splits a
/// text into words, but runs no shell for it.
/// </summary>
internal static class ShellWordsWithoutShell
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "busybox", "env", "cmd", "pwsh"];

    public static IEnumerable<Finding> Find(Scene scene) => OfCommands(scene).Concat(OfTests(scene));

    private static IEnumerable<Finding> OfCommands(Scene scene) =>
        from command in CommandSite.All(scene)
        let found = OperatorIn(command.Words)
        where found is not null && !IsReadByEntrypoint(command)
        select command.At(
            JudgeKinds.ShellWordsWithoutShell,
            Message(command.What, found, command.Words[0]),
            "Write [sh, -c, \"...\"] around the line."
        );

    private static IEnumerable<Finding> OfTests(Scene scene) =>
        from health in HealthSite.All(scene)
        where health.Form is HealthSite.Direct
        let found = OperatorIn(health.Health.Test.Skip(1).ToValueList())
        where found is not null
        select health.At(
            JudgeKinds.ShellWordsWithoutShell,
            "test",
            Message($"the health test of '{health.Group}'", found, health.Health.Test[1]),
            "Write the test as CMD-SHELL and one text."
        );

    private static string Message(string what, string found, string program) =>
        $"{Phrases.Sentence(what)} has a '{found}', and no shell reads it: {program} gets it as an argument.";

    /// <summary>Null where there is none, or a shell is run.</summary>
    private static string? OperatorIn(ValueList<string> words) =>
        words.Count > 2 && !IsShell(words[0]) ? words.FirstOrDefault(IsOperator) : null;

    private static bool IsReadByEntrypoint(CommandSite command) =>
        command is { Agent: null, Key: "command", Group.Service.Entrypoint: [var program, ..] } && IsShell(program);

    private static bool IsOperator(string word) => word is "&&" or "||";

    private static bool IsShell(string program) =>
        Shells.Contains(program[(program.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
}
