namespace Supervisor.Fleet.Judging.Text;

/// <summary>A line for <c>sh</c>, read as far as a judge needs it: words, operators, and whether its quotes close.</summary>
/// <param name="Flaw">Why no shell can run it; null when one can.</param>
internal sealed record ShellLine(IReadOnlyList<ShellWord> Words, string? Flaw)
{
    /// <summary>Commands that follow each other, each with the operator before it.</summary>
    public IEnumerable<ShellCommand> Commands
    {
        get
        {
            var joined = "";
            var words = new List<string>();
            foreach (var word in Words)
            {
                if (!word.IsOperator)
                {
                    words.Add(word.Text);
                    continue;
                }

                if (words.Count > 0)
                {
                    yield return new ShellCommand(joined, [.. words]);
                }

                (joined, words) = (word.Text, []);
            }

            if (words.Count > 0)
            {
                yield return new ShellCommand(joined, [.. words]);
            }
        }
    }

    public static ShellLine Parse(string text) => new ShellReader(text).Read();
}

/// <param name="IsOperator">Unquoted, and one of <c>&amp;&amp; || | ; &amp;</c>.</param>
internal readonly record struct ShellWord(string Text, bool IsOperator);

/// <param name="Joined">The operator before it; empty for the first.</param>
internal sealed record ShellCommand(string Joined, IReadOnlyList<string> Words);
