using Supervisor.Cli.Line;

namespace Supervisor.Cli.Shell;

/// <summary>What a line means to the shell itself.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Leaving { get; } = ["exit", "quit"];

    public static bool IsExit(GlobalOptions line) =>
        line.Words is [var word] && Leaving.Contains(word, StringComparer.Ordinal);

    public static bool IsEmpty(GlobalOptions line) => line is { Words.Count: 0, Help: false, Version: false };
}
