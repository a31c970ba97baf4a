namespace Supervisor.EndToEndTests.Pages;

/// <summary>A command as a page has it, with what it prints there.</summary>
/// <param name="Machine">At whose prompt it stands.</param>
internal sealed record PageCommand(string Machine, string Text, IReadOnlyList<string> Output)
{
    private static readonly string[] Questions = [" show", " list", " why ", " logs "];

    /// <summary>It changes nothing, and may be asked until the answer is as it should be.</summary>
    public bool IsQuestion =>
        Text.StartsWith("pbm ", StringComparison.Ordinal)
        && Questions.Any(question => Text.Contains(question, StringComparison.Ordinal));

    public override string ToString() => $"{Machine}# {Text}";
}
