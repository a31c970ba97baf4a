using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Output;

/// <summary>An error on standard error: what happened, why, and what to do, each from a line of its own.</summary>
internal static class ErrorText
{
    public static void Write(Screen screen, OperatorError error)
    {
        WriteLine(screen, "error:", error.Message);
        WriteLine(screen, "  why:", error.Why);
        WriteLine(screen, "   do:", error.Remedy);
    }

    private static void WriteLine(Screen screen, string label, string? sentence)
    {
        if (string.IsNullOrEmpty(sentence))
        {
            return;
        }

        var lines = sentence.Split('\n').Select(line => TextCells.Harmless(line));
        screen.Error.WriteLine($"{label} {string.Join("\n" + new string(' ', label.Length + 1), lines)}");
    }
}
