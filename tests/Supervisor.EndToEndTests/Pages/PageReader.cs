using System.Text.RegularExpressions;

namespace Supervisor.EndToEndTests.Pages;

/// <summary>Finds the commands of a page: in blocks marked as <c>console</c>, what stands behind the prompt of a machine.</summary>
internal static partial class PageReader
{
    private const string Console = "console";
    private const string Picture = "mermaid";

    public static IReadOnlyList<PageCommand> Read(string page) => [.. Blocks(page).SelectMany(Commands)];

    /// <summary>One of another kind may have a command that nobody would run, and is refused.</summary>
    private static IEnumerable<string> Blocks(string page)
    {
        foreach (Match block in Block().Matches(page))
        {
            switch (block.Groups["kind"].Value)
            {
                case Console:
                    yield return block.Groups["text"].Value;
                    break;
                case Picture:
                    break;
                case var kind:
                    throw new FormatException(
                        $"A block of the kind '{kind}' is on the page; commands stand in blocks of the kind '{Console}'."
                    );
            }
        }
    }

    private static List<PageCommand> Commands(string block)
    {
        var commands = new List<PageCommand>();
        foreach (var line in Continuation().Replace(block, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Prompt().Match(line) is { Success: true } prompt)
            {
                commands.Add(new PageCommand(prompt.Groups["machine"].Value, prompt.Groups["command"].Value, []));
            }
            else if (commands is [.., var last])
            {
                commands[^1] = last with { Output = [.. last.Output, line] };
            }
            else
            {
                throw new FormatException($"Nobody has printed '{line}': its block begins without a prompt.");
            }
        }

        return commands;
    }

    [GeneratedRegex(
        @"^```(?<kind>\w*)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<machine>[a-z][a-z0-9]*)# (?<command>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"\s*\\\n\s*", RegexOptions.None, 1000)]
    private static partial Regex Continuation();
}
